import * as z from 'zod'
import { ThreadId } from './ids.ts'

/** In characters. */
export const longestTarget = 2_000
/** A post with more links is a mere list of links. */
export const mostTargets = 200

/** What we told one page that a post links to. */
const ToldTarget = z.strictObject({
  target: z.url({ protocol: /^https?$/ }).max(longestTarget),
  /** A hash of the post's words and links when this was last dealt with. */
  hash: z.string().max(100),
  /**
   * `waiting`: to be tried again. `passed`: the post was already old when it was first seen. `none`: the page names no
   * endpoint. Only what is `waiting` is tried, until the hash changes.
   */
  state: z.enum(['sent', 'none', 'refused', 'failed', 'waiting', 'passed']),
  /** How its receiver last accepted it. A receiver that never did need not be told that a link is gone. */
  via: z.enum(['webmention', 'pingback']).nullable(),
  attempts: z.int().nonnegative(),
  retryAt: z.iso.datetime().nullable(),
})
export type ToldTarget = z.infer<typeof ToldTarget>

/** A post whose links to other sites are known, and whom they were told. */
export const ToldPost = z.strictObject({
  post: ThreadId,
  /** The address that receivers were given, by which they know the link. */
  source: z.url({ protocol: /^https?$/ }).max(2_000),
  /** How often it was written, so that a writer can say which revision it read. 0 if never. */
  revision: z.int().nonnegative(),
  targets: z.array(ToldTarget).max(mostTargets),
})
export type ToldPost = z.infer<typeof ToldPost>

/** `GET /api/told`: in the order of their ids; `next` is the `after` of the following page. */
export const ToldPosts = z.object({ posts: z.array(ToldPost), next: z.string().nullable() })
export const ToldQuery = z.strictObject({ after: z.string().max(200).default('') })

/** `PUT /api/told`: replaces the entries that still have the revision that was read. */
export const ToldChanges = z.strictObject({ posts: z.array(ToldPost).min(1).max(100) })
/** Those that were written, with their new revisions; the others had changed since they were read. */
export const ToldTaken = z.object({
  taken: z.array(z.object({ post: ThreadId, revision: z.int().positive() })),
})
