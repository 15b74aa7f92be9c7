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
import { type Entry, type Logged, readAct, readSubject } from '../log/read.ts'
import { after, before, standing } from '../log/standing.ts'
import { isUndoable } from '../log/undoable.ts'
import type { SignedIn } from '../sign-in/sessions.ts'
import { type Blocks, change } from './block.ts'
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
  const now = world.now()
  return {
    database,
    world,
    alongside: happens => [
      // At the same moment, see standing.ts.
      logEntry(reversed, { ...world, now: () => now }, happens),
      sql`update audit set undone_at = ${instant(now)} where id = ${entry.id} and ${happens}`,
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
  if (entry.block !== null) return reverseBlock(needs, entry.block, entry)
  const logged = await readSubject(needs.database, entry)
  if (!isLast(entry, logged)) return false
  const ofThread = ofThreads[entry.type]
  if (ofThread) return ofThread(needs, ThreadId.parse(entry.thread))
  if (entry.mention !== null) {
    const mention = await findMention(needs.database, entry.mention)
    return (mention && ofMentions[entry.type]?.(needs, mention, { entry, logged })) ?? false
  }
  const comment = await findComment(needs.database, entry.comment ?? '')
  return (comment && ofComments[entry.type]?.(needs, comment, { entry, logged })) ?? false
}

/** A later decision is kept, also if it led to the same state again. */
function isLast(entry: Entry, logged: readonly Logged[]): boolean {
  const alike = alikeOf(entry.type)
  const later = after(entry, logged)
  return standing(later.filter(({ type }) => alike.includes(type))) === null
}

function alikeOf(type: EntryType): readonly EntryType[] {
  return [type, opposite[type] ?? type]
}

type ReverseNeeds = UndoNeeds & ActionNeeds
type OfThread = (needs: ReverseNeeds, thread: ThreadId) => Promise<boolean>
/** With all that was logged about the same comment or mention. */
type Undoing = { readonly entry: Entry; readonly logged: readonly Logged[] }
type Of<Found> = (needs: ReverseNeeds, found: Found, undoing: Undoing) => Promise<boolean>
type ByType<Reversal> = Readonly<Partial<Record<EntryType, Reversal>>>

const ofThreads: ByType<OfThread> = {
  closed: reopenThread,
  reopened: closeThread,
}

const ofComments: ByType<Of<Comment>> = {
  decided: reversingDecision(comments),
  pinned: unpinComment,
  unpinned: pinComment,
}

const ofMentions: ByType<Of<Mention>> = {
  decided: reversingDecision(mentions),
}

function reverseBlock(needs: ReverseNeeds, id: string, { type }: Entry): Promise<boolean> {
  const { blocks, alongside } = needs
  return change(needs, type === 'blocked' ? blocks.lift(id) : blocks.restore(id), alongside)
}

function reversingDecision<Found extends Decided>(kind: Decidable<Found>): Of<Found> {
  return async function reverseDecision(needs, found, { entry, logged }) {
    if (found.status !== entry.became) return false
    const earlier = before(entry, logged)
    const decided = standing(earlier.filter(({ type }) => type === 'decided'))
    const last = standing(earlier.filter(({ type }) => shaping.includes(type)))
    return kind.undo(needs, found, {
      to: CommentStatus.parse(entry.was),
      isPinned: last?.type === 'pinned',
      // An edit, which is judged, may have changed the status that was decided on before.
      isUndecided: decided?.became !== entry.was,
    })
  }
}

/** What changes whether a comment is pinned: a decision that hides it also unpins it. */
const shaping: readonly EntryType[] = ['decided', 'pinned', 'unpinned']
