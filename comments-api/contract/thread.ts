import * as z from 'zod'
import { cursorPattern } from './cursor.ts'
import { CommentId, ThreadId } from './ids.ts'

const Instant = z.iso.datetime()
const WebUrl = z.url({ protocol: /^https?$/ }).max(500)

/** Which of the drawn marks stands beside a name: shape 0–7, tone 0–4, derived from the name. */
export const Avatar = z.string().regex(/^[0-7]-[0-4]$/)

export const WireComment = z.object({
  id: CommentId,
  parent: CommentId.nullable(),
  author: z.object({
    name: z.string(),
    url: WebUrl.nullable(),
    avatar: Avatar,
    isOwner: z.boolean(),
    /** Whether the author confirmed their mail address for this comment by a mailed link; absent if not. */
    isConfirmed: z.boolean().optional(),
    latestPost: z.object({ title: z.string(), url: WebUrl }).nullable(),
  }),
  /** Made by the service's own renderer; empty if deleted. */
  html: z.string(),
  createdAt: Instant,
  editedAt: Instant.nullable(),
  status: z.enum(['approved', 'deleted']),
  /** Stands before the other replies to the post itself. */
  pinned: z.boolean().default(false),
})
export type WireComment = z.infer<typeof WireComment>

/** What the other page does: reply to the post, like it, repost it, bookmark it, or merely link to it. */
export const MentionKind = z.enum(['reply', 'like', 'repost', 'bookmark', 'link'])
export type MentionKind = z.infer<typeof MentionKind>

/** How we were told of a mention; `archive` for one from an archive that does not say. Only the archive shows it. */
export const Via = z.enum(['webmention', 'pingback', 'trackback', 'archive'])
export type Via = z.infer<typeof Via>

export const WireMention = z.object({
  id: z.string(),
  /** The comment that it replies to; `null` for the post itself. */
  parent: CommentId.nullable().default(null),
  kind: MentionKind,
  url: WebUrl,
  title: z.string(),
  author: z.string().nullable(),
  authorUrl: WebUrl.nullable().default(null),
  excerpt: z.string(),
  createdAt: Instant,
  status: z.enum(['approved', 'deleted']),
})
export type WireMention = z.infer<typeof WireMention>

/** Identifies the database that counts the versions: those of another mean nothing here. */
const Epoch = z.string()

/** `GET /api/threads/{id}/comments`: newest first; `next` is the cursor of the following page. */
export const WireThread = z.object({
  thread: ThreadId,
  epoch: Epoch,
  /** Approved comments in the whole thread, as readers can count them on the page. */
  count: z.int().nonnegative(),
  /** Rises with every public change. */
  version: z.int().nonnegative(),
  open: z.boolean(),
  /** Since when a moderator has kept it closed; the manifest may close a thread as well. */
  closedAt: Instant.nullable().default(null),
  comments: z.array(WireComment),
  mentions: z.array(WireMention),
  next: z.string().nullable(),
})
export type WireThread = z.infer<typeof WireThread>

export const ThreadQuery = z.strictObject({
  since: z
    .string()
    .regex(/^\d{1,15}$/, 'a version: the number that an earlier answer gave')
    .transform(Number)
    .optional(),
  epoch: z.string().max(100).optional(),
  cursor: z
    .string()
    .regex(cursorPattern, 'a cursor: the "next" that an earlier answer gave')
    .optional(),
})

/**
 * `GET /api/threads`: the version of every thread that has one above 0, so that a build fetches only what has changed.
 */
export const WireVersions = z.object({
  epoch: Epoch,
  versions: z.record(z.string(), z.int().positive()),
  /** Threads that the site does not publish, under the names of unlisted.ts. Absent if there are none. */
  unlisted: z.record(z.string(), z.int().positive()).optional(),
})
export type WireVersions = z.infer<typeof WireVersions>
