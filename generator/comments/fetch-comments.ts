import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type WireComment, WireThread } from '../../comments-api/contract/thread.ts'
import { trustHtml } from '../../templates/html.ts'
import type { Index } from '../content/read-content.ts'
import { hashOf } from '../content/records.ts'
import { MachineError, UsageError } from '../diagnostic.ts'
import type { BakedComment, Thread, Threads } from '../plan/conversations.ts'
import { askService } from './ask-service.ts'
import { type Copies, readCopies, writeCopies } from './copies.ts'

/** Where approved comments come from. */
export type CommentSource =
  | { readonly kind: 'service'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'none' }

export type FetchedComments = { readonly threads: Threads; readonly notices: readonly string[] }

export type FetchOptions = {
  readonly source: CommentSource
  /** The folder of the last good copies, one for each service. */
  readonly copies: string
  /** Whether a build without any comments is better than none. */
  readonly areRequired: boolean
}

/** When the service is away its last good copy stands in, and the notice says so. Throws when there must be comments and are none. */
export async function fetchApprovedComments(
  index: Index,
  { source, copies, areRequired }: FetchOptions,
): Promise<FetchedComments> {
  if (source.kind === 'none') return { threads: new Map(), notices: [] }
  if (source.kind === 'file') return { threads: toThreads(readFile(source.path)), notices: [] }
  const service = source.url.replace(/\/+$/, '')
  const path = join(copies, `${hashOf(service)}.json`)
  const known = readCopies(path)
  try {
    const told = await askService(service, threadsOf(index), known)
    if (JSON.stringify(told) !== JSON.stringify(known)) writeCopies(path, told)
    return { threads: toThreads(told), notices: [] }
  } catch (cause) {
    const away = `the comment service at ${service} gave no answer (${reasonOf(cause)})`
    if (known === null && areRequired)
      throw new MachineError(`${away}, and there is no earlier copy: nothing was published`, {
        cause,
      })
    return {
      threads: known === null ? new Map() : toThreads(known),
      notices: [awayNotice(away, known)],
    }
  }
}

function threadsOf({ published }: Index): string[] {
  return [...published.values()].filter(post => post.comments.kind !== 'none').map(post => post.id)
}

function awayNotice(away: string, copies: Copies | null): string {
  if (copies === null)
    return `${away} and there is no earlier copy: THE PAGES ARE BUILT WITHOUT COMMENTS`
  const count = Object.values(copies.threads).reduce((sum, thread) => sum + thread.count, 0)
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

function readFile(path: string): Pick<Copies, 'threads' | 'epoch'> {
  const { threads } = parseThreads(path)
  return { epoch: '', threads: Object.fromEntries(threads.map(thread => [thread.thread, thread])) }
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

function toThreads({ epoch, threads }: Pick<Copies, 'threads' | 'epoch'>): Threads {
  return new Map(Object.entries(threads).map(([id, thread]) => [id, toThread(epoch, thread)]))
}

function toThread(
  epoch: string,
  { count, version, closedAt, comments, mentions }: WireThread,
): Thread {
  const shown = mentions.filter(mention => mention.status === 'approved')
  return {
    count,
    epoch,
    version,
    closedAt,
    comments: comments.map(bake),
    mentions: shown.map(({ status: _, ...mention }) => mention),
  }
}

/** The service's own sanitiser made this markup; the contract is where the generator takes its word for it. */
function bake({ html, author, ...comment }: WireComment): BakedComment {
  return { ...comment, author, html: trustHtml(html) }
}
