import * as z from 'zod'

/** The conversation of one post, keyed by the post's id and never by its URL. */
export const ThreadId = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}._-]*$/u, 'letters, digits, ".", "_" and "-" only')
  .brand<'ThreadId'>()
export type ThreadId = z.infer<typeof ThreadId>

/** Random, so that ids neither count comments nor can be guessed. */
export const CommentId = z
  .string()
  .regex(/^[a-z0-9]{8,40}$/)
  .brand<'CommentId'>()
export type CommentId = z.infer<typeof CommentId>

export const MentionId = z
  .string()
  .regex(/^[a-z0-9]{8,40}$/)
  .brand<'MentionId'>()
export type MentionId = z.infer<typeof MentionId>
