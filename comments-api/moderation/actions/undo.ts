import type { ActionNeeds } from '../../comments/changes/act.ts'
import { pinComment, unpinComment } from '../../comments/changes/pin.ts'
import type { Comment } from '../../comments/comment.ts'
import { comments, type Decidable, type Decided, mentions } from '../../comments/decidable.ts'
import type { Mention } from '../../comments/mentions/mention.ts'
import { findMention } from '../../comments/mentions/store.ts'
import { CommentStatus } from '../../comments/status.ts'
import { findComment } from '../../comments/store.ts'
import { closeThread, reopenThread } from '../../comments/threads/close-thread.ts'
import { ThreadId } from '../../contract/ids.ts'
import { instant } from '../../storage/instant.ts'
import { sql } from '../../storage/sql.ts'
import { type EntryType, logEntry } from '../log/entries.ts'
import { type Entry, readAct } from '../log/read.ts'
import { isUndoable } from '../log/undoable.ts'
import type { SignedIn } from '../sign-in/sessions.ts'
import { type Blocks, reverseBlock, reverseSiteBlock } from './block.ts'
import type { Needs } from './logged.ts'

type UndoNeeds = Needs & { readonly blocks: Blocks }

/** Undoing is an action like any other: it is logged, and can be undone. */
export type Undone = { readonly act: string | null; readonly missed: number }

/** Undoes everything that one press of a button did, except what somebody has changed since. */
export async function undo(needs: UndoNeeds, by: SignedIn, act: string): Promise<Undone> {
  const entries = await readAct(needs.database, act)
  const newAct = needs.world.newId()
  const outcomes = await Promise.all(
    entries.map(entry => {
      const { alongside } = withEntry(needs, entry, { act: newAct, by: by.id })
      return reverse({ ...needs, alongside }, entry)
    }),
  )
  const missed = outcomes.filter(isDone => !isDone).length
  return { act: missed < entries.length ? newAct : null, missed }
}

/** Logs the undoing and marks the old entry, in the batch that undoes it. */
function withEntry(
  { database, world }: Needs,
  entry: Entry,
  { act, by }: { readonly act: string; readonly by: string },
): ActionNeeds {
  const reversed = {
    type: opposite[entry.type] ?? entry.type,
    act,
    by,
    comment: entry.comment,
    mention: entry.mention,
    thread: entry.thread,
    was: entry.became,
    became: entry.was,
  }
  const now = instant(world.now())
  return {
    database,
    world,
    alongside: happens => [
      logEntry(reversed, world, happens),
      sql`update audit set undone_at = ${now} where id = ${entry.id} and ${happens}`,
    ],
  }
}

const opposite: Readonly<Partial<Record<EntryType, EntryType>>> = {
  pinned: 'unpinned',
  unpinned: 'pinned',
  closed: 'reopened',
  blocked: 'unblocked',
  unblocked: 'blocked',
  reopened: 'closed',
}

async function reverse(needs: ReverseNeeds, entry: Entry): Promise<boolean> {
  if (!isUndoable(entry)) return false
  const ofThread = ofThreads[entry.type]
  if (ofThread) return ofThread(needs, ThreadId.parse(entry.thread))
  if (entry.mention !== null) {
    const mention = await findMention(needs.database, entry.mention)
    return (mention && ofMentions[entry.type]?.(needs, mention, entry)) ?? false
  }
  const comment = await findComment(needs.database, entry.comment ?? '')
  return (comment && ofComments[entry.type]?.(needs, comment, entry)) ?? false
}

type ReverseNeeds = UndoNeeds & ActionNeeds
type OfThread = (needs: ReverseNeeds, thread: ThreadId) => Promise<boolean>
type Of<Found> = (needs: ReverseNeeds, found: Found, entry: Entry) => Promise<boolean>
type ByType<Reversal> = Readonly<Partial<Record<EntryType, Reversal>>>

const ofThreads: ByType<OfThread> = {
  closed: reopenThread,
  reopened: closeThread,
}

const ofComments: ByType<Of<Comment>> = {
  decided: reversingDecision(comments),
  pinned: unpinComment,
  unpinned: pinComment,
  blocked: reverseBlock,
  unblocked: reverseBlock,
}

const ofMentions: ByType<Of<Mention>> = {
  decided: reversingDecision(mentions),
  blocked: reverseSiteBlock,
  unblocked: reverseSiteBlock,
}

function reversingDecision<Found extends Decided>(kind: Decidable<Found>): Of<Found> {
  return async function reverseDecision(needs, found, entry) {
    // A later decision is kept.
    if (found.status !== entry.became) return false
    const was = CommentStatus.parse(entry.was)
    if (found.status === 'deleted' && was !== 'deleted') return kind.restore(needs, found, was)
    return kind.change(needs, found, was)
  }
}
