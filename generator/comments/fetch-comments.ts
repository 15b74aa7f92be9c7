import { join } from 'node:path'
import * as z from 'zod'
import type { WireComment, WireThread } from '../../comments-api/contract/thread.ts'
import { trustHtml } from '../../templates/html.ts'
import type { Index } from '../content/read-content.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { MachineError } from '../errors.ts'
import { hashOf } from '../hash-of.ts'
import { inNumber } from '../in-number.ts'
import type { BakedComment, Thread, Threads } from '../plan/conversation/conversations.ts'
import { askService, type Told } from './ask-service.ts'
import { type Copies, readCopies, writeCopies } from './copies.ts'
import { explainKept, tellGone } from './explain-missing.ts'
import { isShown } from './merge-changes.ts'
import { readThreadsFile } from './threads-file.ts'

/** Where approved comments come from. */
export type CommentSource =
  | { readonly kind: 'service'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'none' }

type FetchedComments = {
  readonly threads: Threads
  /** Where they came from, if that is a file, whose content is known by its hash. */
  readonly origin: Origin
  readonly notices: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** `hash` is of the file's bytes. */
export type Origin =
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'file'; readonly hash: string }
  | { readonly kind: 'service' }

type FetchOptions = {
  readonly source: CommentSource
  /** The folder of the last good copies, one for each service. */
  readonly copies: string
  /** Whether to fail rather than build without any comments. */
  readonly areRequired: boolean
  /** Whether a conversation may lose comments that the service did not report as deleted. */
  readonly acceptsFewer: boolean
  /** The content folder as it appears in diagnostics. */
  readonly shownAs: string
}

/**
 * If the service is away, its last good copy is used, with a notice. Throws if comments are required and there are
 * none.
 */
export async function fetchApprovedComments(
  index: Index,
  options: FetchOptions,
): Promise<FetchedComments> {
  const { source, copies, areRequired } = options
  const ids = threadsOf(index)
  if (source.kind === 'none' || ids.length === 0) return quiet(new Map(), { kind: 'nowhere' })
  if (source.kind === 'file') return readFile(source.path)
  const service = source.url.replace(/\/+$/, '')
  const path = join(copies, hashOf(service))
  const known = readCopies(path)
  try {
    const told = await askService({ ...options, service, ids, copies: known })
    if (JSON.stringify(told.copies) !== JSON.stringify(known)) writeCopies(path, told.copies)
    return ofService(told.copies, describe(told, { index, ...options }))
  } catch (cause) {
    const away = `the comment service at ${service} gave no answer (${reasonOf(cause)})`
    if (known === null && areRequired)
      throw new MachineError(`${away}, and there is no earlier copy: nothing was published`, {
        cause,
      })
    return ofService(known, { notices: [awayNotice(away, known)], diagnostics: [] })
  }
}

function ofService(copies: Copies | null, said: Said): FetchedComments {
  const threads = copies === null ? new Map() : toThreads(copies)
  return { threads, origin: { kind: 'service' }, ...said }
}

type Said = Pick<FetchedComments, 'notices' | 'diagnostics'>

function quiet(threads: Threads, origin: Origin): FetchedComments {
  return { threads, origin, notices: [], diagnostics: [] }
}

function describe(
  { missing, unlisted }: Told,
  { acceptsFewer, ...place }: Pick<FetchOptions, 'acceptsFewer' | 'shownAs'> & { index: Index },
): Said {
  return {
    notices: [...unlisted.map(unlistedNotice), ...(acceptsFewer ? tellGone(missing) : [])],
    diagnostics: acceptsFewer ? [] : explainKept(missing, place),
  }
}

function threadsOf({ published }: Index): string[] {
  return [...published.values()].filter(post => post.comments.kind !== 'none').map(post => post.id)
}

function awayNotice(away: string, copies: Copies | null): string {
  if (copies === null)
    return `${away} and there is no earlier copy: THE PAGES ARE BUILT WITHOUT COMMENTS`
  const count = Object.values(copies.threads).reduce((sum, thread) => sum + thread.count, 0)
  return `${away}: the pages hold the last good copy, ${inNumber(count, 'comment')}`
}

function unlistedNotice(thread: string): string {
  return `the comment service has responses to ${thread}, but does not list it yet: its page is built without them; build once more when the site is published`
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof z.ZodError) return 'what it sent is not a thread'
  // Its message quotes what was sent, which could clear the terminal.
  if (error instanceof SyntaxError) return 'what it sent is not JSON'
  // undici says "fetch failed" and keeps the reason in its cause.
  return error.cause instanceof Error
    ? reasonOf(error.cause) || error.message
    : error.message || error.name
}

/** No database counted its versions. */
function readFile(path: string): FetchedComments {
  const { threads, hash } = readThreadsFile(path)
  const byId = threads.map(thread => [thread.thread, toThread({ ...thread, epoch: '' })] as const)
  return quiet(new Map(byId), { kind: 'file', hash })
}

function toThreads({ threads }: Copies): Threads {
  return new Map(Object.entries(threads).map(([id, thread]) => [id, toThread(thread)]))
}

/** Counted here, so that the number always matches the comments beside it. */
function toThread({ epoch, version, closedAt, comments, mentions }: WireThread): Thread {
  const shown = mentions.filter(isShown)
  return {
    count: comments.filter(isShown).length,
    epoch,
    version,
    closedAt,
    comments: comments.map(bake),
    mentions: shown.map(({ status: _, ...mention }) => mention),
  }
}

/**
 * This markup was made by the service's own sanitiser, or by the author of the file; the contract is where the
 * generator trusts them.
 */
function bake({ html, author, ...comment }: WireComment): BakedComment {
  return { ...comment, author, html: trustHtml(html) }
}
