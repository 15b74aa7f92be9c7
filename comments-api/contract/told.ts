import * as z from 'zod'
import { ThreadId } from './ids.ts'

/** What was told to one page that a post links to. */
const ToldTarget = z.strictObject({
  target: z.url({ protocol: /^https?$/ }).max(2_000),
  /** A hash of the post's words and links, as they were when it was dealt with last. */
  hash: z.string().max(100),
  /**
   * `waiting`: to be tried again; `passed`: the post was old when it was first seen; `none`: the page names no
   * endpoint. Until the hash is another, only what waits is tried.
   */
  state: z.enum(['sent', 'none', 'refused', 'failed', 'waiting', 'passed']),
  /** How its receiver last took it; whoever never did need not be told that a link is gone. */
  via: z.enum(['webmention', 'pingback']).nullable(),
  attempts: z.int().nonnegative(),
  retryAt: z.iso.datetime().nullable(),
})
export type ToldTarget = z.infer<typeof ToldTarget>

/** A post whose links to other sites are known, and whom they were told. */
export const ToldPost = z.strictObject({
  post: ThreadId,
  /** The address under which it was told; receivers know the link by it. */
  source: z.url({ protocol: /^https?$/ }).max(2_000),
  /** How often it was written: whoever writes says what was read. 0: never. */
  revision: z.int().nonnegative(),
  targets: z.array(ToldTarget).max(200),
})
export type ToldPost = z.infer<typeof ToldPost>

/** `GET /api/told`: in the order of their ids; `next` is the `after` of the following page. */
export const ToldPosts = z.object({ posts: z.array(ToldPost), next: z.string().nullable() })
export const ToldQuery = z.strictObject({ after: z.string().max(200).default('') })

/** `PUT /api/told`: what is written over what `revision` says was read. */
export const ToldChanges = z.strictObject({ posts: z.array(ToldPost).min(1).max(100) })
/** Those that were written, with their new revisions; the others are not any more as they were read. */
export const ToldTaken = z.object({
  taken: z.array(z.object({ post: ThreadId, revision: z.int().positive() })),
})
