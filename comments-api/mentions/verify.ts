import { z } from 'zod'
import type { Mention } from '../comments/mentions/mention.ts'
import { findBySamePage, findBySource } from '../comments/mentions/same-page.ts'
import { isByTrackback } from '../comments/mentions/store.ts'
import { findAnswered } from '../comments/submitting/answered.ts'
import { addressesOf, isOwnPage } from '../comments/threads/page-address.ts'
import type { PublishedThread, Threads } from '../comments/threads/thread.ts'
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
/** Longer than fetching and reading a page can take together. */
const hold = 30_000
const busyPause = 3_000

/** Looks at the requested pages, four at a time and one per host at a time. */
export function checkMentions(needs: Needs): JobKind {
  return {
    kind: checkKind,
    concurrency: 4,
    timeout: hold,
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

type Linked = { readonly kind: 'linked'; readonly card: Card } & Omit<SourceRead, 'card'>

type Found = Linked | { readonly kind: 'gone' } | { readonly kind: 'unknown' }

async function look(needs: Needs, check: Check, run: Run): Promise<readonly Query[]> {
  const thread = await needs.threads.find(check.thread)
  if (!thread) return []
  const found = await readPage(needs, check, thread).catch(error => passOver(error, run))
  if (found.kind === 'unknown') return []
  const named = await findBySource(needs.database, thread.id, check.source)
  if (found.kind === 'linked') return keepFound(needs, found, { check, thread, named })
  // Only a mention under exactly this address is deleted: a 404 for another spelling says nothing about the page.
  return named === null ? [] : buryMention(named, needs.world)
}

type Asked = {
  readonly check: Check
  readonly thread: PublishedThread
  /** The mention under exactly this address. */
  readonly named: Mention | null
}

async function keepFound(
  needs: Needs,
  { card, isDescribed, answers }: Linked,
  { check, thread, named }: Asked,
): Promise<readonly Query[]> {
  const known = named ?? (await findBySamePage(needs.database, thread.id, check.source))
  if (!isDescribed && known !== null && (await isAsPinged(needs, known, check))) return []
  const words = isDescribed ? null : check.words
  // The comment that it replies to, if that still exists. Otherwise the mention is about the post.
  const answered = await findAnswered(needs.database, thread, answers ?? '')
  const source = known?.source ?? check.source
  const about = { thread: thread.id, source, parent: answered?.id ?? null, known, words }
  const said = composeMention(card, about, needs.world)
  return keepMention(needs, said, { thread, known, via: check.via })
}

/**
 * Whether a moderator approved this mention as a trackback described it. If the page says nothing about itself, anybody
 * could send another description, so the approved one is kept.
 */
async function isAsPinged({ database }: Needs, known: Mention, { words }: Check) {
  return known.status === 'approved' && (words !== null || (await isByTrackback(database, known)))
}

async function readPage(needs: Needs, check: Check, thread: ManifestThread): Promise<Found> {
  const fetched = await needs.safeFetch(check.source)
  if (fetched.kind === 'status') {
    // With any other status, the page may be back tomorrow.
    const isGone = fetched.status === 404 || fetched.status === 410
    if (!isGone && fetched.status >= 500) throw new Error(`answers ${fetched.status}`)
    return { kind: isGone ? 'gone' : 'unknown' }
  }
  // An address that redirects to this site, such as a shortened one, shows one of our own pages.
  if (isOwnPage(fetched.url, needs.site)) return { kind: 'unknown' }
  // A browser shows JSON as it is written: what looks like a link in it leads nobody anywhere.
  if (/json/i.test(fetched.contentType)) return { kind: 'gone' }
  const targets = addressesOf(thread, needs.site)
  const source = { html: fetched.text, url: fetched.url, targets }
  const { card, ...read } = await readSourceApart(source)
  return card === null ? { kind: 'gone' } : { kind: 'linked', ...read, card }
}

/**
 * Failures that may pass are tried again. Mistakes of a stranger must not become dead letters on the moderator's desk.
 */
function passOver(error: unknown, { job }: Run): Found {
  const isFinal = error instanceof FetchRefused ? !isPassing(error) : error instanceof Unreadable
  if (isFinal) return { kind: 'unknown' }
  if (job.attempts >= tries) return { kind: 'unknown' }
  throw error
}
