import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { Avatar, WireComment, WireThread } from '../../comments-api/contract/thread.ts'
import { hashOf } from '../content/records.ts'
import { UsageError } from '../diagnostic.ts'

/** Conversations in a file, and the hash of its bytes. */
export type ThreadsFile = { readonly threads: readonly WireThread[]; readonly hash: string }

export function readThreadsFile(path: string): ThreadsFile {
  try {
    const bytes = readFileSync(path)
    const { threads } = FileOfThreads.parse(JSON.parse(bytes.toString('utf8')))
    return { threads, hash: hashOf(bytes) }
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new UsageError(
      `--comments ${path} is not { "threads": [ … ] } of what GET /api/threads/{id}/comments answers (docs/reference/build.md names the keys):\n${reason}`,
    )
  }
}

// Whoever makes a file by hand, or out of another system, has ids of their own, no marks and no versions.

const FileId = z
  .string()
  .regex(/^[\w-]{1,64}$/, 'letters, digits, "_" and "-" only, at most 64')
  .brand<'CommentId'>()

const { name, url, isOwner, latestPost, isConfirmed } = WireComment.shape.author.shape

const FileAuthor = z
  .object({
    name,
    isConfirmed,
    url: url.default(null),
    isOwner: isOwner.default(false),
    latestPost: latestPost.default(null),
    avatar: Avatar.nullable().catch(null),
  })
  .transform(author => ({ ...author, avatar: author.avatar ?? markFor(author.name) }))

/** As the service writes it: comments stand in the order of these texts. */
const FileInstant = z.iso
  .datetime({ offset: true })
  .transform(instant => new Date(instant).toISOString())

const FileComment = WireComment.extend({
  id: FileId,
  parent: FileId.nullable().default(null),
  author: FileAuthor,
  createdAt: FileInstant,
  editedAt: FileInstant.nullable().default(null),
})

const FileOfThread = WireThread.extend({
  epoch: z.string().default(''),
  count: z.int().nonnegative().default(0),
  version: z.int().nonnegative().catch(0),
  open: z.boolean().default(true),
  comments: z
    .array(FileComment)
    .refine(areApart, 'two comments have one id')
    .refine(leadToThePost, 'comments answer each other in a circle'),
  mentions: WireThread.shape.mentions.default([]),
  next: z.string().nullable().default(null),
})

const FileOfThreads = z.object({
  threads: z
    .array(FileOfThread)
    .refine(threads => areApart(threads.map(({ thread: id }) => ({ id }))), 'a thread comes twice'),
})

function areApart(named: readonly { readonly id: string }[]): boolean {
  return new Set(named.map(({ id }) => id)).size === named.length
}

/** In a circle none would be seen, and all be counted. */
function leadToThePost(comments: readonly WireComment[]): boolean {
  const waiting = new Map<string, string | null>(comments.map(({ id, parent }) => [id, parent]))
  for (const { id } of comments) {
    const passed = new Set<string>()
    for (let at: string | null = id; at !== null; at = waiting.get(at) ?? null) {
      if (passed.has(at)) return false
      passed.add(at)
    }
    for (const answered of passed) waiting.set(answered, null)
  }
  return true
}

/** Shape and tone, of the name alone, as the service makes them of what names that look alike have in common. */
function markFor(author: string): string {
  const [shape = 0, tone = 0] = hash('sha256', author, 'buffer')
  return `${shape % 8}-${tone % 5}`
}
