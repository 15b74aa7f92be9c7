import { reasonsOf } from '../comments/comment.ts'
import {
  asText,
  buried,
  hasWords,
  type JudgeMention,
  linkGone,
  type Mention,
} from '../comments/mentions/mention.ts'
import { findRepeated, isAsking } from '../comments/mentions/same-page.ts'
import {
  insertMention,
  raiseForMention,
  raiseForNew,
  replaceMention,
} from '../comments/mentions/store.ts'
import { codeOf } from '../comments/reasons.ts'
import type { Policy } from '../comments/submitting/decide-status.ts'
import { insertThread } from '../comments/thread-version.ts'
import type { PublishedThread } from '../comments/threads/thread.ts'
import type { Via } from '../contract/thread.ts'
import { record } from '../events/record.ts'
import type { Database } from '../storage/database.ts'
import { always, type Query } from '../storage/sql.ts'
import type { World } from '../world.ts'
import { decideMention } from './decide-status.ts'

export type Needs = {
  readonly database: Database
  readonly world: World
  readonly judgeMention: JudgeMention
  readonly policy: Policy
}
type Kept = {
  readonly thread: PublishedThread
  readonly known: Mention | null
  readonly via: Via
}

/** Stores what a page says now, or replaces what it said before if that is different. */
export async function keepMention(
  needs: Needs,
  said: Mention,
  { thread, known, via }: Kept,
): Promise<readonly Query[]> {
  if (known !== null && (isSettled(known) || isSame(known, said))) return []
  const repeated = known === null ? await findRepeated(needs.database, said) : null
  if (repeated !== null && isAsking(said)) return []
  if (repeated !== null && !isSettled(repeated)) return moveTo(said, repeated)
  const mention = await judge(needs, said, thread)
  const { id, status, reasons } = mention
  const codes = { status, reasons: reasons.map(codeOf) }
  const received = { type: 'mention-received', mention: id, thread: thread.id, ...codes } as const
  const stored =
    known === null
      ? storeNew(mention, via)
      : [raiseForMention(mention, known), replaceMention(mention, known)]
  return [...stored, record(received, needs.world)]
}

/**
 * The page said the same under an address with a query. This address without one takes its place. Otherwise whoever
 * sent the first one could change or withdraw what the page says.
 */
function moveTo({ source, url }: Mention, known: Mention): readonly Query[] {
  const moved = { ...known, source, url }
  return [raiseForMention(moved, known), replaceMention(moved, known)]
}

async function judge(needs: Needs, said: Mention, thread: PublishedThread): Promise<Mention> {
  const verdict = await needs.judgeMention(asText(said), thread)
  const status = await decideMention(needs, said, verdict)
  return { ...said, status, reasons: reasonsOf(verdict) }
}

function storeNew(mention: Mention, via: Via): readonly Query[] {
  return [
    insertThread(mention.thread),
    raiseForNew(mention, always),
    insertMention(mention, { via, condition: always }),
  ]
}

/** A moderator rejected it, and that is kept. */
function isSettled({ status, reasons }: Mention): boolean {
  return status === 'spam' || (status === 'deleted' && !reasons.includes(linkGone))
}

function isSame(known: Mention, mention: Mention): boolean {
  if (known.status === 'deleted') return false
  const words = ({ parent, url, kind, title, author, excerpt }: Mention) =>
    JSON.stringify([parent, url, kind, title, author?.name, author?.url, excerpt])
  return words(known) === words(mention)
}

/** The page no longer links here, so the mention is deleted with all its words. */
export function buryMention(known: Mention, world: World): readonly Query[] {
  if (known.status === 'deleted') return forgetWords(known)
  const gone = buried(known, [linkGone])
  return [
    raiseForMention(gone, known),
    replaceMention(gone, known),
    record({ type: 'mention-deleted', mention: known.id, thread: known.thread }, world),
  ]
}

/**
 * A moderator's deletion keeps the words for a while, so that it can be undone. Now that the link is gone, there is
 * nothing to restore.
 */
function forgetWords(known: Mention): readonly Query[] {
  return hasWords(known) ? [replaceMention(buried(known, known.reasons), known)] : []
}
