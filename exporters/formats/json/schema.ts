import { z } from 'zod'
import { CommentStatus } from '../../../comments-api/comments/status.ts'
import { MentionKind, Via } from '../../../comments-api/contract/thread.ts'

// Every field is always there, and `null` if there is nothing.

const Instant = z.iso.datetime({ offset: true })
const text = z.string()
const orNull = text.nullable()

const ExportedPost = z.strictObject({
  id: text,
  layout: z.enum(['post', 'page']),
  status: z.enum(['published', 'scheduled', 'draft', 'expired']),
  url: z.url(),
  aliases: z.array(text).readonly(),
  title: text,
  description: orNull,
  language: orNull,
  author: text,
  date: Instant.nullable(),
  publish: Instant.nullable(),
  updated: Instant.nullable(),
  tags: z.array(text).readonly(),
  series: orNull,
  canonical: orNull,
  source: text,
  comments: z.enum(['open', 'closed']),
  markdown: text,
})
export type ExportedPost = z.input<typeof ExportedPost>

const ExportedComment = z.strictObject({
  id: text,
  parent: orNull,
  status: CommentStatus,
  isEmpty: z.boolean(),
  author: z.strictObject({ name: text, url: orNull, email: orNull, isOwner: z.boolean() }),
  createdAt: Instant,
  editedAt: Instant.nullable(),
  pinned: z.boolean(),
  markdown: text,
  html: text,
})
export type ExportedComment = z.input<typeof ExportedComment>

const ExportedMention = z.strictObject({
  id: text,
  parent: orNull,
  status: CommentStatus,
  kind: MentionKind,
  via: Via,
  url: text,
  source: orNull,
  title: text,
  author: z.strictObject({ name: orNull, url: orNull }),
  excerpt: text,
  createdAt: Instant,
})
export type ExportedMention = z.input<typeof ExportedMention>

export const ExportedSite = z.strictObject({
  format: z.literal(1),
  site: z.strictObject({
    url: z.url(),
    title: text,
    description: orNull,
    language: text,
    author: text,
  }),
  posts: z.array(ExportedPost),
  threads: z.array(
    z.strictObject({
      id: text,
      url: z.url().nullable(),
      comments: z.array(ExportedComment),
      mentions: z.array(ExportedMention),
    }),
  ),
})

/** What `npm run export -- json` writes, for other people's programs: https://json-schema.org/draft/2020-12 */
export function exportSchema(): object {
  return {
    title: 'What Afterword exports as JSON',
    ...z.toJSONSchema(ExportedSite, { io: 'input' }),
  }
}
