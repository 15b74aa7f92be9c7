import { z } from 'zod'
import type { Mention } from '../comments/mentions/mention.ts'
import { findBySamePage, findBySource, isByTrackback } from '../comments/mentions/store.ts'
import { findAnswered } from '../comments/submitting/answered.ts'
import { addressesOf, isOwnPage } from '../comments/threads/page-address.ts'
import type { Threads } from '../comments/threads/thread.ts'
import type { ManifestThread } from '../contract/manifest.ts'
import type { JobKind } from '../events/run-jobs.ts'
import { FetchRefused, isPassing } from '../outside/fetch-refused.ts'
import { Unreadable } from '../outside/read-apart.ts'
import type { SafeFetch } from '../safe-fetch.ts'
import type { Query } from '../storage/sql.ts'
import {
  type Check,
  checkKind,
  enqueueCheck,
  findCheck,
  holdHost,
  letGoOfHost,
  noteChecked,
} from './checks.ts'
import { composeMention } from './compose.ts'
import { buryMention, type Needs as KeepNeeds, keepMention } from './keep.ts'
import type { Card, SourceRead } from './source/card.ts'
import { readSourceApart } from './source/read-apart.ts'

export type Needs = KeepNeeds & {
  readonly threads: Threads
  readonly site: string
  readonly safeFetch: SafeFetch
}

type Run = Parameters<JobKind['run']>[1]

const Payload = z.object({ check: z.string() })
const tries = 4
/** Longer than a fetch and the reading of its page may take together. */
const hold = 30_000
const busyPause = 3_000

/** Looks at the page of each wish, four at a time and one of a host at a time. */
export function checkMentions(needs: Needs): JobKind {
  return {
    kind: checkKind,
    concurrency: 4,
    patience: hold,
    tries,
    async run(payload, run) {
      const check = await findCheck(needs.database, Payload.parse(payload).check)
      if (!check) return []
      if (!(await holdHost(needs, check.host, hold))) {
        return [enqueueCheck(check.id, needs.world, { runAt: needs.world.now() + busyPause })]
      }
      try {
        return [...(await look(needs, check, run)), noteChecked(check, needs.world)]
      } finally {
        await needs.database.batch([letGoOfHost(check.host)])
      }
    },
  }
}

type Found =
  | ({ readonly kind: 'linked'; readonly card: Card } & Omit<SourceRead, 'card'>)
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown' }

async function look(needs: Needs, check: Check, run: Run): Promise<readonly Query[]> {
  const thread = await needs.threads.find(check.thread)
  if (!thread) return []
  const found = await readPage(needs, check, thread).catch(error => passOver(error, run))
  const named = await findBySource(needs.database, thread.id, check.source)
  if (found.kind === 'unknown') return []
  // Only by its very address: that another spelling answers 404 says nothing of the page.
  if (found.kind === 'gone') return named ? buryMention(named, needs.world) : []
  const known = named ?? (await findBySamePage(needs.database, thread.id, check.source))
  const { card, isDescribed, answers } = found
  if (!isDescribed && known !== null && (await isAsPinged(needs, known, check))) return []
  const words = isDescribed ? null : check.words
  // A response that is there to be answered; else the mention answers the post.
  const answered = await findAnswered(needs.database, thread, answers ?? '')
  const source = known?.source ?? check.source
  const about = { thread: thread.id, source, parent: answered?.id ?? null, known, words }
  const said = composeMention(card, about, needs.world)
  return keepMention(needs, said, { thread, known, via: check.via })
}

/**
 * Whether a moderator approved this mention as a ping told it. Of a page that says
 * nothing of itself anybody can ping anything: so what was approved stays.
 */
async function isAsPinged({ database }: Needs, known: Mention, { words }: Check) {
  return known.status === 'approved' && (words !== null || (await isByTrackback(database, known)))
}

async function readPage(needs: Needs, check: Check, thread: ManifestThread): Promise<Found> {
  const fetched = await needs.safeFetch(check.source)
  if (fetched.kind === 'status') {
    // Whatever else it says, the page may be back tomorrow.
    const isGone = fetched.status === 404 || fetched.status === 410
    if (!isGone && fetched.status >= 500) throw new Error(`answers ${fetched.status}`)
    return { kind: isGone ? 'gone' : 'unknown' }
  }
  // Whoever leads here from elsewhere, such as a shortened address, shows a page of this very site.
  if (isOwnPage(fetched.url, needs.site)) return { kind: 'unknown' }
  const targets = addressesOf(thread, needs.site)
  const source = { html: fetched.text, url: fetched.url, targets }
  const { card, ...read } = await readSourceApart(source)
  return card === null ? { kind: 'gone' } : { kind: 'linked', ...read, card }
}

/** What may be mended is tried again; what a stranger got wrong is no letter for the moderator's desk. */
function passOver(error: unknown, { job }: Run): Found {
  const isFinal = error instanceof FetchRefused ? !isPassing(error) : error instanceof Unreadable
  if (isFinal) return { kind: 'unknown' }
  if (job.attempts >= tries) return { kind: 'unknown' }
  throw error
}
