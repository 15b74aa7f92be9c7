import { z } from 'zod'
import { normaliseEmail } from '../comments/fields/email.ts'
import { normaliseLine } from '../comments/fields/text.ts'
import { CommentStatus } from '../comments/status.ts'
import { CommentId, ThreadId } from '../contract/ids.ts'
import { MentionKind, Via } from '../contract/thread.ts'
import { ToldPost } from '../contract/told.ts'

/** JSON Lines: first the header, then one entry per line in any order. Described in docs/reference/archive.md. */
export const ArchiveHeader = z.strictObject({
  type: z.literal('archive'),
  format: z.literal(1, 'is a format that this version does not read; it reads 1'),
  /** Whether we invented it to show what a conversation looks like. Such an archive is not meant for a public site. */
  example: z.boolean().default(false),
})
export type ArchiveHeader = z.infer<typeof ArchiveHeader>

/** A time on the last evening of the year 9999 may be in the year 10000 in UTC, whose five digits we cannot read. */
const Instant = z.iso
  .datetime({ offset: true })
  .transform(text => new Date(text).toISOString())
  .refine(text => /^\d{4}-/.test(text), 'is not in a year from 0 to 9999 in UTC')

/** What the judge found. The longest quotes a phrase that is blocked, see `ArchivedBlock`. */
const Reasons = z.array(z.string().max(2_000)).default([])

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
  reasons: Reasons,
  createdAt: Instant,
  editedAt: Instant.nullable().default(null),
  pinned: z.boolean().default(false),
  /** Present if its author asked for it, and empty if none was found yet. */
  latestPost: z
    .strictObject({
      title: z.string().max(1_000).optional(),
      url: z.string().max(2_000).optional(),
    })
    .optional(),
})
export type ArchivedComment = z.infer<typeof ArchivedComment>

export const ArchivedMention = z.strictObject({
  type: z.literal('mention'),
  id: CommentId,
  thread: ThreadId,
  /** The comment that it replies to. */
  parent: CommentId.nullable().default(null),
  url: z.string().max(2_000),
  /** The page that was sent, if readers are led to another one. */
  source: z.string().max(2_000).nullable().default(null),
  kind: MentionKind.default('link'),
  /** How it was received. */
  via: Via.default('archive'),
  title: z.string().max(1_000),
  author: z.string().max(1_000).nullable().default(null),
  authorUrl: z.string().max(2_000).nullable().default(null),
  excerpt: z.string().max(5_000).default(''),
  status: CommentStatus,
  reasons: Reasons,
  createdAt: Instant,
})
export type ArchivedMention = z.infer<typeof ArchivedMention>

/** A thread that a moderator closed, whatever the manifest says. */
export const ArchivedThread = z.strictObject({
  type: z.literal('thread'),
  id: ThreadId,
  closedAt: Instant,
})
export type ArchivedThread = z.infer<typeof ArchivedThread>

/** A confirmed wish to be mailed about replies in a thread. */
export const ArchivedSubscription = z.strictObject({
  type: z.literal('subscription'),
  id: CommentId,
  thread: ThreadId,
  email: z
    .string()
    .max(1_000)
    .refine(text => normaliseEmail(text) !== null, 'is not a mail address')
    .transform(text => normaliseEmail(text) ?? text),
  createdAt: Instant,
})
export type ArchivedSubscription = z.infer<typeof ArchivedSubscription>

/** An author, a network or words that moderators have blocked. */
export const ArchivedBlock = z.strictObject({
  type: z.literal('block'),
  id: CommentId,
  kind: z.enum(['author', 'network', 'words']),
  /** The words, or a keyed hash that is useful only to a service with the same secret. */
  value: z
    .string()
    .max(1_000)
    .transform(normaliseLine)
    .refine(text => text !== '', 'is empty, and would block every comment'),
  /** The comment or the mention that it was made from. */
  comment: CommentId.nullable().default(null),
  mention: CommentId.nullable().default(null),
  createdAt: Instant,
})
export type ArchivedBlock = z.infer<typeof ArchivedBlock>

/** The pages on other sites that were told of a post's links. */
export const ArchivedTold = z.strictObject({
  type: z.literal('told'),
  ...ToldPost.omit({ revision: true }).shape,
})
export type ArchivedTold = z.infer<typeof ArchivedTold>

/** Entries that are neither comments nor mentions. */
export const ArchivedOther = z.discriminatedUnion('type', [
  ArchivedThread,
  ArchivedSubscription,
  ArchivedBlock,
  ArchivedTold,
])
export type ArchivedOther = z.infer<typeof ArchivedOther>

export const ArchiveEntry = z.discriminatedUnion('type', [
  ArchivedComment,
  ArchivedMention,
  ...ArchivedOther.options,
])
export type ArchiveEntry = z.infer<typeof ArchiveEntry>
