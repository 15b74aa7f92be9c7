import { CommentId, ThreadId } from '../../comments-api/contract/ids.ts'
import type { WireComment, WireThread } from '../../comments-api/contract/thread.ts'

export type Said = {
  readonly id: string
  readonly parent?: string | null
} & Partial<Pick<WireComment, 'status' | 'pinned' | 'html' | 'createdAt' | 'author'>>

const author = { name: 'Kim', url: null, avatar: '1-1', isOwner: false, latestPost: null }

/**
 * A thread as the service sends it: newest first, and each comment a second after the one before. `said` has the oldest
 * first.
 */
export function wireThread(
  thread: string,
  said: readonly Said[],
  changes: Partial<WireThread> = {},
): WireThread {
  const comments = said.map(({ id, parent = null, ...comment }, second) => ({
    id: CommentId.parse(id),
    parent: parent === null ? null : CommentId.parse(parent),
    author,
    html: comment.status === 'deleted' ? '' : `<p>Said in ${id}.</p>`,
    createdAt: new Date(Date.UTC(2026, 0, 2) + second * 1_000).toISOString(),
    editedAt: null,
    status: 'approved' as const,
    pinned: false,
    ...comment,
  }))
  return {
    thread: ThreadId.parse(thread),
    epoch: 'e',
    count: comments.filter(({ status }) => status === 'approved').length,
    version: said.length,
    open: true,
    closedAt: null,
    comments: comments.reverse(),
    mentions: [],
    next: null,
    ...changes,
  }
}

export function idOf(number: number): string {
  return `comment${String(number).padStart(5, '0')}`
}

/** This many comments on the post. */
export function manySaid(count: number): Said[] {
  return Array.from({ length: count }, (_, number) => ({ id: idOf(number) }))
}
