import { z } from 'zod'
import { addressesOf } from '../comments/page-address.ts'
import { insertThread } from '../comments/store.ts'
import type { Threads } from '../comments/thread.ts'
import type { ManifestThread } from '../contract/manifest.ts'
import { record } from '../events/record.ts'
import type { JobHandler } from '../events/run-jobs.ts'
import { FetchRefused, type RefusalReason } from '../outside/fetch-refused.ts'
import { Unreadable } from '../outside/read-apart.ts'
import type { SafeFetch } from '../safe-fetch.ts'
import type { Database } from '../storage/database.ts'
import type { Query } from '../storage/sql.ts'
import type { World } from '../world.ts'
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
import { buried, linkGone, type Mention } from './mention.ts'
import type { Card } from './source/card.ts'
import { readSourceApart } from './source/read-apart.ts'
import { findBySource, insertMention, raiseForMention, replaceMention } from './store.ts'

export type Needs = {
  readonly database: Database
  readonly world: World
  readonly threads: Threads
  readonly site: string
  readonly safeFetch: SafeFetch
}

type Run = Parameters<JobHandler['run']>[1]

const Payload = z.object({ check: z.string() })
const tries = 4
/** Longer than a fetch and the reading of its page may take together. */
const hold = 30_000
const busyPause = 3_000

/** Looks at the page of each wish, four at a time and one of a host at a time. */
export function checkMentions(needs: Needs): JobHandler {
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
  | { readonly kind: 'linked'; readonly card: Card }
  | { readonly kind: 'gone' | 'unknown' }

async function look(needs: Needs, check: Check, run: Run): Promise<readonly Query[]> {
  const thread = await needs.threads.find(check.thread)
  if (!thread) return []
  const found = await readPage(needs, check, thread).catch(error => passOver(error, run))
  const known = await findBySource(needs.database, thread.id, check.source)
  switch (found.kind) {
    case 'linked':
      return keep(needs, { check, thread, known, card: found.card })
    case 'gone':
      return known ? bury(known, needs.world) : []
    case 'unknown':
      return []
  }
}

async function readPage(needs: Needs, check: Check, thread: ManifestThread): Promise<Found> {
  const fetched = await needs.safeFetch(check.source)
  if (fetched.kind === 'status') {
    // Whatever else it says, the page may be back tomorrow.
    const isGone = fetched.status === 404 || fetched.status === 410
    if (!isGone && fetched.status >= 500) throw new Error(`answers ${fetched.status}`)
    return { kind: isGone ? 'gone' : 'unknown' }
  }
  const targets = addressesOf(thread, needs.site)
  const { card } = await readSourceApart({ html: fetched.text, url: fetched.url, targets })
  return card === null ? { kind: 'gone' } : { kind: 'linked', card }
}

const passing: ReadonlySet<RefusalReason> = new Set(['unreachable', 'too-slow', 'unresolved'])

/** What may be mended is tried again; what a stranger got wrong is no letter for the moderator's desk. */
function passOver(error: unknown, { job }: Run): Found {
  const isPassing = error instanceof FetchRefused && passing.has(error.reason)
  const isTheirs = error instanceof FetchRefused || error instanceof Unreadable
  if (isTheirs && !isPassing) return { kind: 'unknown' }
  if (job.attempts >= tries) return { kind: 'unknown' }
  throw error
}

type Linked = {
  readonly check: Check
  readonly thread: ManifestThread
  readonly known: Mention | null
  readonly card: Card
}

/** No word is public before a moderator has read it, and none changes after that unread. */
function keep({ world }: Needs, linked: Linked): readonly Query[] {
  const { check, thread, known, card } = linked
  const about = { thread: thread.id, source: check.source, known }
  const mention = composeMention(card, about, world)
  if (known === null) return store(mention, check, world)
  if (isSettled(known) || isSame(known, mention)) return []
  return [
    raiseForMention(mention, known),
    replaceMention(mention, known),
    record({ type: 'mention-received', mention: mention.id, thread: thread.id }, world),
  ]
}

function store(mention: Mention, check: Check, world: World): readonly Query[] {
  const event = { type: 'mention-received', mention: mention.id, thread: mention.thread } as const
  return [insertThread(mention.thread), insertMention(mention, check.via), record(event, world)]
}

/** What a moderator put away stays away. */
function isSettled({ status, reasons }: Mention): boolean {
  return status === 'spam' || (status === 'deleted' && !reasons.includes(linkGone))
}

function isSame(known: Mention, mention: Mention): boolean {
  if (known.status === 'deleted') return false
  const words = ({ url, kind, title, author, excerpt }: Mention) =>
    JSON.stringify([url, kind, title, author?.name, author?.url, excerpt])
  return words(known) === words(mention)
}

/** The link is not there any more: the mention goes, and nothing of its words stays. */
function bury(known: Mention, world: World): readonly Query[] {
  if (known.status === 'deleted') return []
  const gone = buried(known, [linkGone])
  return [
    raiseForMention(gone, known),
    replaceMention(gone, known),
    record({ type: 'mention-deleted', mention: known.id, thread: known.thread }, world),
  ]
}
