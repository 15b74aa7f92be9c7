import type { ActionNeeds } from '../../comments/changes/act.ts'
import { pinComment, unpinComment } from '../../comments/changes/pin.ts'
import type { Comment } from '../../comments/comment.ts'
import { comments, type Decidable, type Decided, mentions } from '../../comments/decidable.ts'
import { CommentStatus } from '../../comments/status.ts'
import { findComment } from '../../comments/store.ts'
import { closeThread, reopenThread } from '../../comments/threads/close-thread.ts'
import { ThreadId } from '../../contract/ids.ts'
import type { EntryType } from '../log/entries.ts'
import { type Entry, type Logged, readSubject } from '../log/read.ts'
import { after, before, standing } from '../log/standing.ts'
import { type BlockNeeds, change } from './block.ts'

type Needs = BlockNeeds & ActionNeeds
/** Returns `false`, without any effect, if somebody has changed it since. */
type Reverse = (needs: Needs, entry: Entry) => Promise<boolean>
/** `type` is the undoing's own: it is an action like any other, is logged, and can be undone. */
type Reversal = { readonly type: EntryType; readonly reverse: Reverse }

/** All that can be undone: everything except changes of words, see docs/guides/moderating.md. */
export const reversals: Readonly<Partial<Record<EntryType, Reversal>>> = {
  decided: { type: 'decided', reverse: ifLast(reverseDecision) },
  pinned: { type: 'unpinned', reverse: ifLast(ofComment(unpinComment)) },
  unpinned: { type: 'pinned', reverse: ifLast(ofComment(pinComment)) },
  closed: { type: 'reopened', reverse: ifLast(ofThread(reopenThread)) },
  reopened: { type: 'closed', reverse: ifLast(ofThread(closeThread)) },
  blocked: { type: 'unblocked', reverse: liftBlock },
  unblocked: { type: 'blocked', reverse: restoreBlock },
}

/** With all that was logged about the same comment, mention or thread. */
type Undoing = { readonly entry: Entry; readonly logged: readonly Logged[] }
type ReverseLast = (needs: Needs, undoing: Undoing) => Promise<boolean>

/**
 * An action is undone only while it is the last of its kind that is in force, see standing.ts: what somebody decided
 * later is kept, also if it led to the same state again. For undoing, everything logged about the subject is read.
 */
function ifLast(reverse: ReverseLast): Reverse {
  return async function reverseIfLast(needs, entry) {
    const logged = await readSubject(needs.database, entry)
    const alike = [entry.type, reversals[entry.type]?.type]
    const later = after(entry, logged).filter(({ type }) => alike.includes(type))
    return standing(later) === null && reverse(needs, { entry, logged })
  }
}

function reverseDecision(needs: Needs, undoing: Undoing): Promise<boolean> {
  const { comment, mention } = undoing.entry
  return mention === null
    ? reverseDecisionOn(comments, needs, { ...undoing, id: comment ?? '' })
    : reverseDecisionOn(mentions, needs, { ...undoing, id: mention })
}

async function reverseDecisionOn<Found extends Decided>(
  kind: Decidable<Found>,
  needs: Needs,
  { id, entry, logged }: Undoing & { readonly id: string },
): Promise<boolean> {
  const found = await kind.find(needs.database, id)
  if (found === null || found.status !== entry.became) return false
  const earlier = before(entry, logged)
  const decided = standing(earlier.filter(({ type }) => type === 'decided'))
  const last = standing(earlier.filter(({ type }) => shaping.includes(type)))
  return kind.undo(needs, found, {
    to: CommentStatus.parse(entry.was),
    isPinned: last?.type === 'pinned',
    // An edit, which is judged, may have changed the status that was decided on before.
    isUndecided: decided?.became !== entry.was,
    decidedAt: entry.createdAt,
  })
}

/** What changes whether a comment is pinned: a decision that hides it also unpins it. */
const shaping: readonly EntryType[] = ['decided', 'pinned', 'unpinned']

function ofComment(act: (needs: ActionNeeds, comment: Comment) => Promise<boolean>): ReverseLast {
  return async function reverseOfComment(needs, { entry }) {
    const comment = await findComment(needs.database, entry.comment ?? '')
    return comment !== null && act(needs, comment)
  }
}

function ofThread(act: (needs: ActionNeeds, thread: ThreadId) => Promise<boolean>): ReverseLast {
  return (needs, { entry }) => act(needs, ThreadId.parse(entry.thread))
}

/** The block itself tells whether it is in force. */
function liftBlock(needs: Needs, { block }: Entry): Promise<boolean> {
  return change(needs, needs.blocks.lift(block ?? ''), needs.alongside)
}

function restoreBlock(needs: Needs, { block }: Entry): Promise<boolean> {
  return change(needs, needs.blocks.restore(block ?? ''), needs.alongside)
}
