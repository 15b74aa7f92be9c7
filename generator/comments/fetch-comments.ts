import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type WireComment, WireThread } from '../../comments-api/contract/thread.ts'
import { trustHtml } from '../../templates/html.ts'
import type { Index } from '../content/read-content.ts'
import { UsageError } from '../diagnostic.ts'
import type { BakedComment, Thread, Threads } from '../plan/conversations.ts'
import { askService } from './ask-service.ts'
import { type Copies, readCopies, writeCopies } from './copies.ts'

/** Where approved comments come from. `copy` asks nobody. */
export type CommentSource =
  | { readonly kind: 'service'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'copy' }

export type FetchedComments = { readonly threads: Threads; readonly notices: readonly string[] }

/** Never fails for a service that is away: the last good copy stands in, and the notice says so. */
export async function fetchApprovedComments(
  source: CommentSource,
  index: Index,
  copyPath: string,
): Promise<FetchedComments> {
  const ids = [...index.published.values()]
    .filter(post => post.comments.kind !== 'none')
    .map(post => post.id)
  const copies = readCopies(copyPath)
  if (source.kind === 'copy') return { threads: toThreads(copies ?? {}), notices: [] }
  if (source.kind === 'file') return { threads: toThreads(readFile(source.path)), notices: [] }
  try {
    const fresh = await askService(source.url.replace(/\/+$/, ''), ids, copies ?? {})
    if (JSON.stringify(fresh) !== JSON.stringify(copies)) writeCopies(copyPath, fresh)
    return { threads: toThreads(fresh), notices: [] }
  } catch (error) {
    return { threads: toThreads(copies ?? {}), notices: [awayNotice(source.url, error, copies)] }
  }
}

function awayNotice(url: string, error: unknown, copies: Copies | null): string {
  const away = `the comment service at ${url} gave no answer (${reasonOf(error)})`
  if (copies === null)
    return `${away} and there is no earlier copy: the pages are built without comments`
  const count = Object.values(copies).reduce((sum, thread) => sum + thread.count, 0)
  return `${away}: the pages hold the last good copy, ${count} ${count === 1 ? 'comment' : 'comments'}`
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof z.ZodError) return 'what it sent is not a thread'
  // undici says "fetch failed" and keeps the reason in its cause.
  return error.cause instanceof Error
    ? reasonOf(error.cause) || error.message
    : error.message || error.name
}

const ThreadsFile = z.object({ threads: z.array(WireThread) })

function readFile(path: string): Copies {
  const { threads } = parseThreads(path)
  return Object.fromEntries(threads.map(thread => [thread.thread, thread]))
}

function parseThreads(path: string): z.infer<typeof ThreadsFile> {
  try {
    return ThreadsFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new UsageError(
      `--comments ${path} is not { "threads": [ … ] } of what GET /api/threads/{id}/comments answers:\n${reason}`,
    )
  }
}

function toThreads(copies: Copies): Threads {
  return new Map(Object.entries(copies).map(([id, thread]) => [id, toThread(thread)]))
}

function toThread({ count, version, comments, mentions }: WireThread): Thread {
  const shown = mentions.filter(mention => mention.status === 'approved')
  return {
    count,
    version,
    comments: comments.map(bake),
    mentions: shown.map(({ status: _, ...mention }) => mention),
  }
}

/** The service's own sanitiser made this markup; the contract is where the generator takes its word for it. */
function bake({ html, author, ...comment }: WireComment): BakedComment {
  return { ...comment, author, html: trustHtml(html) }
}
