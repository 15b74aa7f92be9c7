import type { ActionNeeds } from '../../comments/changes/act.ts'
import { changeStatus, restoreComment } from '../../comments/changes/change-status.ts'
import { pinComment, unpinComment } from '../../comments/changes/pin.ts'
import type { Comment } from '../../comments/comment.ts'
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
import { type Blocks, reverseBlock } from './block.ts'
import type { Needs } from './logged.ts'
import { reverseOnMention } from './undo-mention.ts'

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
    ...(entry.comment === null ? {} : { comment: entry.comment }),
    ...(entry.mention === null ? {} : { mention: entry.mention }),
    ...(entry.thread === null ? {} : { thread: entry.thread }),
    ...(entry.became === null ? {} : { was: entry.became }),
    ...(entry.was === null ? {} : { became: entry.was }),
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
  if (entry.mention !== null) return reverseOnMention(needs, entry)
  const comment = await findComment(needs.database, entry.comment ?? '')
  const ofComment = ofComments[entry.type]
  return comment && ofComment ? ofComment(needs, comment, entry) : false
}

type ReverseNeeds = UndoNeeds & ActionNeeds
type OfThread = (needs: ReverseNeeds, thread: ThreadId) => Promise<boolean>
type OfComment = (needs: ReverseNeeds, comment: Comment, entry: Entry) => Promise<boolean>

const ofThreads: Readonly<Partial<Record<EntryType, OfThread>>> = {
  closed: reopenThread,
  reopened: closeThread,
}

const ofComments: Readonly<Partial<Record<EntryType, OfComment>>> = {
  decided: reverseDecision,
  pinned: unpinComment,
  unpinned: pinComment,
  blocked: reverseBlocking,
  unblocked: reverseBlocking,
}

async function reverseDecision(
  needs: ReverseNeeds,
  comment: Comment,
  entry: Entry,
): Promise<boolean> {
  // A later decision is kept.
  if (comment.status !== entry.became) return false
  const was = CommentStatus.parse(entry.was)
  if (comment.status === 'deleted' && was !== 'deleted') return restoreComment(needs, comment, was)
  return changeStatus(needs, comment, was)
}

async function reverseBlocking(
  needs: ReverseNeeds,
  comment: Comment,
  { type, became, was }: Entry,
): Promise<boolean> {
  const kind = became === 'network' || was === 'network' ? 'network' : 'author'
  const isBlocked = type === 'blocked'
  return reverseBlock(needs, { comment, kind, isBlocked }, needs.alongside ?? (() => []))
}
