import type { ActionNeeds } from '../../comments/changes/act.ts'
import { changeStatus } from '../../comments/changes/change-status.ts'
import { editComment, removeLatestPost } from '../../comments/changes/edit.ts'
import { pinComment, unpinComment } from '../../comments/changes/pin.ts'
import type { Comment } from '../../comments/comment.ts'
import { comments, isAsRead } from '../../comments/decidable.ts'
import { replyAsOwner, requireReply } from '../../comments/submitting/reply-as-owner.ts'
import { closeThread, reopenThread } from '../../comments/threads/close-thread.ts'
import type { Threads } from '../../comments/threads/thread.ts'
import type { ThreadId } from '../../contract/ids.ts'
import { Problem } from '../../contract/problems.ts'
import type { CommentEdit } from '../../contract/submission.ts'
import type { EntryType } from '../log/entries.ts'
import type { SignedIn } from '../sign-in/sessions.ts'
import { logged, type Needs } from './logged.ts'

/** The id of the action, to show and perhaps undo it. `null` if the action was not possible. */
export type Act = string | null

export const pin = actingOn('pinned', pinComment)
export const unpin = actingOn('unpinned', unpinComment)
export const dropLatestPost = actingOn('edited', removeLatestPost)

type Edit = Pick<Reply, 'comment' | 'seen'> & { readonly changes: Partial<CommentEdit> }

/** Words that came since are not overwritten unread, because no edit keeps the old ones. */
export async function edit(
  needs: Needs,
  by: SignedIn,
  { comment, changes, seen }: Edit,
): Promise<Act> {
  // What is deleted has no words to be read once more, and is not edited.
  if (comment.status !== 'deleted') refuseUnread(comment, seen)
  const change = actingOn('edited', (logging, before) => editComment(logging, before, changes))
  return change(needs, by, comment)
}

function actingOn(
  type: EntryType,
  change: (needs: ActionNeeds, comment: Comment) => Promise<boolean>,
) {
  return async function actOn(needs: Needs, by: SignedIn, comment: Comment): Promise<Act> {
    const entry = { type, ...about(needs, comment) }
    return (await change(logged(needs, by, entry), comment)) ? entry.act : null
  }
}

export const close = switching('closed', closeThread)
export const reopen = switching('reopened', reopenThread)

function switching(
  type: EntryType,
  change: (needs: ActionNeeds, thread: ThreadId) => Promise<boolean>,
) {
  return async function switchThread(needs: Needs, by: SignedIn, thread: ThreadId): Promise<Act> {
    const entry = { type, act: needs.world.newId(), thread }
    return (await change(logged(needs, by, entry), thread)) ? entry.act : null
  }
}

type ReplyNeeds = Needs & { readonly threads: Threads; readonly secret: string }

type Reply = {
  readonly comment: Comment
  readonly body: string
  /** The edition that the moderator read, if known. */
  readonly seen: string | undefined
}

/**
 * A moderator who replies has read the comment. So if it is pending, the same button approves it, as a separate action,
 * unless it was changed since.
 */
export async function reply(needs: ReplyNeeds, by: SignedIn, { comment, body, seen }: Reply) {
  const { id: parent, thread, status: was } = comment
  if (was === 'pending') refuseUnread(comment, seen)
  const entry = about(needs, comment)
  await requireReply(needs, { thread, parent, body })
  if (was === 'pending') {
    const approval = { ...about(needs, comment), type: 'decided', was, became: 'approved' } as const
    await changeStatus(logged(needs, by, approval), comment, 'approved')
  }
  const asReply = logged(needs, by, { ...entry, type: 'replied' })
  const accepted = await replyAsOwner(asReply, { thread, parent, body })
  return { act: entry.act, comment: accepted.comment }
}

function refuseUnread(comment: Comment, seen: string | undefined): void {
  if (isAsRead(comments, comment, seen)) return
  const message = 'The response was changed in the meantime. Read it once more.'
  throw new Problem('invalid-fields', { fields: [{ field: 'seen', message }] })
}

function about({ world }: Needs, { id, thread }: Comment) {
  return { act: world.newId(), comment: id, thread }
}
