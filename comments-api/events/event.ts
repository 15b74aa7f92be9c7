import { z } from 'zod'
import { CommentId, MentionId, ThreadId } from '../contract/ids.ts'

const about = { comment: CommentId, thread: ThreadId }
const status = z.enum(['pending', 'approved', 'spam', 'deleted'])
const aboutMention = { mention: MentionId, thread: ThreadId }
/** A moderator undid a decision, and no earlier one led to this status. */
const undecided = z.literal(true).optional()

/**
 * Something that happened, for later reactions. It holds ids only. Words and addresses are kept in the comment's row
 * alone, so that erasing a person there erases them everywhere.
 */
export const Event = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('comment-submitted'),
    ...about,
    status,
    reasons: z.array(z.string()),
    /** Whether its author asked for mail about replies. */
    subscribe: z.boolean().default(false),
  }),
  z.strictObject({
    type: z.literal('comment-edited'),
    ...about,
    by: z.enum(['author', 'moderator']),
    /** The status before the edit. `status` is the new one. */
    from: status,
    status,
    reasons: z.array(z.string()),
  }),
  z.strictObject({ type: z.literal('comment-approved'), ...about, undecided }),
  z.strictObject({ type: z.literal('comment-withdrawn'), ...about, undecided }),
  z.strictObject({ type: z.literal('comment-rejected'), ...about, undecided }),
  z.strictObject({ type: z.literal('comment-deleted'), ...about, undecided }),
  z.strictObject({ type: z.literal('comment-confirmed'), ...about }),
  z.strictObject({ type: z.literal('comment-pinned'), ...about }),
  z.strictObject({ type: z.literal('comment-unpinned'), ...about }),
  z.strictObject({ type: z.literal('thread-closed'), thread: ThreadId }),
  z.strictObject({ type: z.literal('thread-reopened'), thread: ThreadId }),
  z.strictObject({
    type: z.literal('mention-received'),
    ...aboutMention,
    status: status.default('pending'),
    reasons: z.array(z.string()).default([]),
  }),
  z.strictObject({ type: z.literal('mention-approved'), ...aboutMention, undecided }),
  z.strictObject({ type: z.literal('mention-withdrawn'), ...aboutMention, undecided }),
  z.strictObject({ type: z.literal('mention-rejected'), ...aboutMention, undecided }),
  z.strictObject({ type: z.literal('mention-deleted'), ...aboutMention, undecided }),
])
export type Event = z.infer<typeof Event>
