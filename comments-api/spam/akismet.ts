import { z } from 'zod'
import type { Author } from '../comments/comment.ts'
import { codeOf, readReasons } from '../comments/reasons.ts'
import { findComment } from '../comments/store.ts'
import { readText } from '../contract/read-text.ts'
import type { Reaction } from '../events/deliver-events.ts'
import type { Event } from '../events/event.ts'
import { enqueue } from '../events/jobs.ts'
import type { JobKind } from '../events/run-jobs.ts'
import type { Database } from '../storage/database.ts'
import { listOf } from '../storage/many.ts'
import { sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import type { Lesson } from './filter/model.ts'

type Text = { readonly author: Author; readonly body: string; readonly parent: string | null }
type Sending = { readonly address: string | null; readonly userAgent: string }

export type Akismet = { readonly world: World; readonly key: string; readonly site: string }

const api = 'https://rest.akismet.com/1.1/'
/** In milliseconds. It is short because a reader waits for the answer. */
const timeout = 2_500
/** In mebibytes; it says a word. */
const longest = 1

/**
 * Whether Akismet takes the text for spam. `null` if it is unreachable, too slow, or gives another answer than "true"
 * or "false": https://akismet.com/developers/detailed-docs/comment-check/
 */
export async function askAkismet(
  akismet: Akismet,
  text: Text,
  sending: Sending,
): Promise<boolean | null> {
  const answer = await post(akismet, 'comment-check', {
    ...fieldsOf(text),
    user_ip: sending.address ?? '',
    user_agent: sending.userAgent,
  }).catch(() => null)
  return opinions.get(answer ?? '') ?? null
}

const opinions: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
])

type Needs = { readonly database: Database; readonly world: World }

/** Tells Akismet of comments where a moderator disagrees with what it takes them for. Akismet asks for nothing else. */
export function correctAkismet({ database, world }: Needs): Reaction {
  return async stored => {
    const decided = stored.flatMap(({ event }) => decisionIn(event) ?? [])
    if (decided.length === 0) return []
    const ids = decided.map(({ comment }) => comment)
    const takenForSpam = await readOpinions(database, ids)
    return decided
      .filter(({ comment, isSpam }) => takenForSpam.get(comment) === !isSpam)
      .map(payload => enqueue({ kind: 'akismet', payload }, world))
  }
}

function decisionIn(event: Event): z.infer<typeof Correction> | null {
  if (event.type !== 'comment-approved' && event.type !== 'comment-rejected') return null
  // The judge's own verdict is restored: no moderator took this for spam, and Akismet may never have seen it.
  if (event.undecided) return null
  return { comment: event.comment, isSpam: event.type === 'comment-rejected' }
}

type Known = { readonly id: string; readonly reasons: string; readonly kind: Lesson | null }

/** Whether Akismet takes each comment for spam: what it said at first, or what a moderator decided since. */
async function readOpinions(
  database: Database,
  comments: readonly string[],
): Promise<ReadonlyMap<string, boolean>> {
  const rows = await database.all<Known>(sql`
    select id, reasons, kind
    from comments
    left join filter_training on filter_training.comment = comments.id
    where id in (${listOf(comments)})`)
  return new Map(rows.map(known => [known.id, isTakenForSpam(known)]))
}

function isTakenForSpam({ reasons, kind }: Known): boolean {
  return kind === null ? namesAkismet(readReasons(reasons)) : kind === 'bad'
}

function namesAkismet(reasons: readonly string[]): boolean {
  return reasons.map(codeOf).includes('akismet-spam')
}

const Correction = z.strictObject({ comment: z.string(), isSpam: z.boolean() })

export function tellAkismet(akismet: Akismet, database: Database): JobKind {
  return {
    kind: 'akismet',
    async run(payload) {
      const { comment: id, isSpam } = Correction.parse(payload)
      const comment = await findComment(database, id)
      if (comment) await post(akismet, isSpam ? 'submit-spam' : 'submit-ham', fieldsOf(comment))
      return []
    },
  }
}

function fieldsOf({ author, body, parent }: Text): Record<string, string> {
  return {
    comment_type: parent === null ? 'comment' : 'reply',
    comment_author: author.name,
    comment_author_email: author.email ?? '',
    comment_author_url: author.url ?? '',
    comment_content: body,
  }
}

async function post(
  { world, key, site }: Akismet,
  call: string,
  fields: Record<string, string>,
): Promise<string> {
  const given = { api_key: key, blog: site, blog_charset: 'UTF-8', ...fields }
  const url = `${api}${call}`
  const response = await world.fetch(url, {
    method: 'POST',
    body: new URLSearchParams(given),
    redirect: 'error',
    signal: AbortSignal.timeout(timeout),
  })
  if (!response.ok) throw new Error(`Akismet answers ${response.status}`)
  return (await readText(response, url, longest)).trim()
}
