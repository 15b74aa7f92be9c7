import { z } from 'zod'
import type { Comment } from '../comments/comment.ts'
import { knowOwners } from '../comments/fields/owners-name.ts'
import type { JudgeMention } from '../comments/mentions/mention.ts'
import { findComment, findComments } from '../comments/store.ts'
import type { Threads } from '../comments/threads/thread.ts'
import type { StoredEvent } from '../events/deliver-events.ts'
import { enqueue } from '../events/jobs.ts'
import type { JobKind } from '../events/run-jobs.ts'
import type { SafeFetch } from '../safe-fetch.ts'
import type { Database } from '../storage/database.ts'
import type { Query } from '../storage/sql.ts'
import type { World } from '../world.ts'
import { lookAtSite, type Seen } from './look-at-site.ts'
import { latestOf, show, showEverywhere } from './show.ts'
import { findSite, noteSite, takeSite } from './sites.ts'

export type Needs = {
  readonly database: Database
  readonly world: World
  readonly threads: Threads
  readonly safeFetch: SafeFetch
  /**
   * Judges the words of the other site. The moderator approved the comment, but not what its author's site says today.
   */
  readonly judgeWords: JudgeMention
}

const kind = 'latest-post'
const nobody = knowOwners([])
const Payload = z.object({ comment: z.string() })

/** Looks only once a comment is public, so that nobody can make us request an address by sending a comment. */
export async function lookWhenPublic(
  needs: Needs,
  stored: readonly StoredEvent[],
): Promise<readonly Query[]> {
  const shown = stored.flatMap(({ event }) => (isPublic(event) ? [event.comment] : []))
  const comments = await findComments(needs.database, shown)
  return comments.filter(isWished).map(({ id }) => enqueueLook(id, needs.world))
}

type Shown = Extract<
  StoredEvent['event'],
  { type: 'comment-approved' | 'comment-submitted' | 'comment-edited' }
>

function isPublic(event: StoredEvent['event']): event is Shown {
  if (event.type === 'comment-approved') return true
  if (event.type !== 'comment-submitted' && event.type !== 'comment-edited') return false
  return event.status === 'approved'
}

export function enqueueLook(comment: string, world: World): Query {
  return enqueue({ kind, payload: { comment }, key: comment }, world)
}

function isWished({ status, author, latestPost }: Comment): boolean {
  return status === 'approved' && latestPost.isWanted && author.url !== null
}

/** Looks at one site at a time. This may take two requests of ten seconds each, and the reading of their answers. */
export function lookForLatestPost(needs: Needs): JobKind {
  return {
    kind,
    timeout: 40_000,
    tries: 4,
    async run(payload) {
      const comment = await findComment(needs.database, Payload.parse(payload).comment)
      const address = comment?.author.url ?? null
      if (comment === null || address === null || !isWished(comment)) return []
      const site = await takeSite(needs, address)
      if (site !== null) return lookAt(needs, address, site.feed)
      const known = await findSite(needs, address)
      return known === null ? [] : show(comment, latestOf(known, address))
    },
  }
}

async function lookAt(needs: Needs, address: string, feed: string | null): Promise<Query[]> {
  const seen = await passed(needs, address, await lookAtSite(address, feed, needs.safeFetch))
  if (seen.kind === 'away') return []
  const site = seen.kind === 'post' ? seen : { feed: null, title: null, url: null }
  return [noteSite(address, site), ...(await showEverywhere(needs, address, site))]
}

/** Spam and doubtful words are not shown. No moderator is asked, because the next look may find something better. */
async function passed({ judgeWords }: Needs, address: string, seen: Seen): Promise<Seen> {
  if (seen.kind !== 'post') return seen
  const author = { name: '', email: null, url: address }
  const verdict = await judgeWords(
    { author, body: `${seen.title}\n${seen.url}` },
    { owners: nobody },
  )
  return verdict.kind === 'clean' ? seen : { kind: 'none' }
}
