import { z } from 'zod'
import { CommentId, ThreadId } from '../contract/ids.ts'

const about = { comment: CommentId, thread: ThreadId }

/**
 * What happened, for whoever acts on it later. Ids only: the words and addresses stay in the comment's
 * row, so that erasing a person there erases them everywhere.
 */
export const Event = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('comment-submitted'),
    ...about,
    status: z.enum(['pending', 'approved', 'spam', 'deleted']),
    reasons: z.array(z.string()),
  }),
  z.strictObject({ type: z.literal('comment-approved'), ...about }),
  z.strictObject({ type: z.literal('comment-withdrawn'), ...about }),
  z.strictObject({ type: z.literal('comment-rejected'), ...about }),
  z.strictObject({ type: z.literal('comment-deleted'), ...about }),
])
export type Event = z.infer<typeof Event>
