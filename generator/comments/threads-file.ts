import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { Avatar, WireComment, WireMention, WireThread } from '../../comments-api/contract/thread.ts'
import type { Place } from '../diagnostic.ts'
import { ContentError } from '../errors.ts'
import { hashOf } from '../hash-of.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import { mistakesOfSchema } from '../yaml/schema-mistakes.ts'
import { placeOfJsonError } from './json-error-place.ts'
import { mergeChanges } from './merge-changes.ts'

/** Conversations in a file, and the hash of its bytes. */
type ThreadsFile = { readonly threads: readonly WireThread[]; readonly hash: string }

/** Throws a ContentError with every mistake in the file. */
export function readThreadsFile(path: string): ThreadsFile {
  const bytes = readFileSync(path)
  const text = bytes.toString('utf8')
  const read = FileOfThreads.safeParse(parseJson(path, text), { reportInput: true })
  if (read.success) {
    // In order, and without tombstones that hold no reply, as the service would send them.
    const threads = read.data.threads.map(thread => mergeChanges(null, thread))
    return { threads, hash: hashOf(bytes) }
  }
  if (read.error.issues.some(isOfWhole))
    throw refuse(path, { line: 1, column: 1 }, 'it is not { "threads": [ … ] }')
  // All JSON is YAML, whose parser tells positions.
  const mistakes = mistakesOfSchema(readYaml(path, text, 1), read.error, schema)
  throw new ContentError(mistakes.map(mistake => ({ ...mistake, code: 'invalid-comments', hint })))
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw refuse(path, placeOfJsonError(text, error), `it is not JSON: ${error.message}`)
  }
}

function isOfWhole({ path }: z.core.$ZodIssue): boolean {
  return path.length === 0
}

const hint =
  'Write it with the keys in docs/reference/build.md, or as GET /api/threads/{id}/comments answers.'

function refuse(file: string, place: Place, message: string): ContentError {
  return new ContentError([
    { file, ...place, severity: 'error', code: 'invalid-comments', message, hint },
  ])
}

// A file made by hand, or from another system, has ids of its own, no marks and no versions.

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

/** In the service's format: comments are sorted by these texts. */
const FileInstant = z.iso
  .datetime({ offset: true })
  .transform(instant => new Date(instant).toISOString())
  .refine(instant => /^\d{4}-/.test(instant), 'is not in a year from 0 to 9999 in UTC')

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
  mentions: z.array(WireMention.extend({ createdAt: FileInstant })).default([]),
  next: z.string().nullable().default(null),
})

const FileOfThreads = z.object({
  threads: z
    .array(FileOfThread)
    .refine(threads => areApart(threads.map(({ thread: id }) => ({ id }))), 'a thread comes twice'),
})

const schema = {
  name: 'a file of comments',
  shape: FileOfThreads,
  isFenced: false,
  reference: 'docs/reference/build.md',
}

function areApart(named: readonly { readonly id: string }[]): boolean {
  return new Set(named.map(({ id }) => id)).size === named.length
}

/** In a circle none would be shown, yet all be counted. */
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

/** Shape and tone, derived from the name alone, as in the service. */
function markFor(author: string): string {
  const [shape = 0, tone = 0] = hash('sha256', author, 'buffer')
  return `${shape % 8}-${tone % 5}`
}
