import * as z from 'zod'

/** Identifies the conversation under one post. It is the post's id and never its URL. */
export const ThreadId = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}._-]*$/u, 'letters, digits, ".", "_" and "-" only')
  .brand<'ThreadId'>()
export type ThreadId = z.infer<typeof ThreadId>

/** So that ids can be neither counted nor guessed. */
const randomId = z.string().regex(/^[a-z0-9]{8,40}$/)

export const CommentId = randomId.brand<'CommentId'>()
export type CommentId = z.infer<typeof CommentId>

export const MentionId = randomId.brand<'MentionId'>()
export type MentionId = z.infer<typeof MentionId>
