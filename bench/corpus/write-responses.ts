import { writeFileSync } from 'node:fs'
import { CommentId, ThreadId } from '../../comments-api/contract/ids.ts'
import type { WireThread } from '../../comments-api/contract/thread.ts'
import { composePost } from './compose-post.ts'

const author = { name: 'Reader', url: null, avatar: '1-1', isOwner: false, latestPost: null }

/** Writes five approved comments for every tenth post, to a file that a build can read. */
export function writeResponses(file: string, posts: number): void {
  const threads = Array.from({ length: Math.ceil(posts / 10) }, (_, tenth) =>
    composeThread(tenth * 10),
  )
  writeFileSync(file, JSON.stringify({ threads }))
}

function composeThread(number: number): WireThread {
  const { slug, description } = composePost(number)
  const comments = Array.from({ length: 5 }, (_, position) => ({
    id: CommentId.parse(`bench${String(number * 10 + position).padStart(8, '0')}`),
    parent: null,
    author,
    html: `<p>${description.repeat(3)}</p>`,
    createdAt: new Date(Date.UTC(2026, 0, 1, position)).toISOString(),
    editedAt: null,
    status: 'approved' as const,
    pinned: false,
  }))
  return {
    thread: ThreadId.parse(slug),
    epoch: 'bench',
    count: comments.length,
    version: comments.length,
    open: true,
    closedAt: null,
    comments: comments.reverse(),
    mentions: [],
    next: null,
  }
}
