import { z } from 'zod'
import { CommentStatus } from '../comments/status.ts'
import { CommentId, ThreadId } from '../contract/ids.ts'
import { MentionKind } from '../contract/thread.ts'

/** JSON Lines: the header first, then one entry per line, in any order. Described in docs/reference/archive.md. */
export const ArchiveHeader = z.strictObject({
  type: z.literal('archive'),
  format: z.literal(1, 'is a format that this version does not read; it reads 1'),
  /** Invented by us to show what a conversation looks like; never for the public. */
  example: z.boolean().default(false),
})
export type ArchiveHeader = z.infer<typeof ArchiveHeader>

const Instant = z.iso.datetime({ offset: true }).transform(text => new Date(text).toISOString())

export const ArchivedComment = z.strictObject({
  type: z.literal('comment'),
  id: CommentId,
  thread: ThreadId,
  parent: CommentId.nullable().default(null),
  author: z.strictObject({
    name: z.string().max(1_000),
    email: z.string().max(1_000).nullable().default(null),
    url: z.string().max(2_000).nullable().default(null),
    isOwner: z.boolean().default(false),
    isConfirmed: z.boolean().optional(),
  }),
  body: z.string(),
  status: CommentStatus,
  /** What the judge found. */
  reasons: z.array(z.string().max(200)).default([]),
  createdAt: Instant,
  editedAt: Instant.nullable().default(null),
  pinned: z.boolean().default(false),
  /** Its author asked for it; empty where none was found yet. */
  latestPost: z
    .strictObject({
      title: z.string().max(1_000).optional(),
      url: z.string().max(2_000).optional(),
    })
    .optional(),
})
export type ArchivedComment = z.infer<typeof ArchivedComment>

const Via = z.enum(['webmention', 'pingback', 'trackback', 'archive'])

export const ArchivedMention = z.strictObject({
  type: z.literal('mention'),
  id: CommentId,
  thread: ThreadId,
  /** The comment that it answers. */
  parent: CommentId.nullable().default(null),
  url: z.string().max(2_000),
  /** The page that was sent, where it is another than the one that readers are led to. */
  source: z.string().max(2_000).nullable().default(null),
  kind: MentionKind.default('link'),
  /** How it came. */
  via: Via.default('archive'),
  title: z.string().max(1_000),
  author: z.string().max(1_000).nullable().default(null),
  authorUrl: z.string().max(2_000).nullable().default(null),
  excerpt: z.string().max(5_000).default(''),
  status: CommentStatus,
  reasons: z.array(z.string().max(200)).default([]),
  createdAt: Instant,
})
export type ArchivedMention = z.infer<typeof ArchivedMention>

/** A thread that a moderator closed, whatever the manifest says of it. */
export const ArchivedThread = z.strictObject({
  type: z.literal('thread'),
  id: ThreadId,
  closedAt: Instant,
})
export type ArchivedThread = z.infer<typeof ArchivedThread>

export const ArchiveEntry = z.discriminatedUnion('type', [
  ArchivedThread,
  ArchivedComment,
  ArchivedMention,
])
export type ArchiveEntry = z.infer<typeof ArchiveEntry>
