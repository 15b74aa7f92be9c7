import type { PlainComment } from '../showing/conversation.ts'
import type { BakedComment } from './conversations.ts'
import { oldestFirst } from './nest-replies.ts'
import { plainText } from './plain-text.ts'

/**
 * The number beside them counts all. Each of these texts is on the page already: as long as they are within the 32 KB
 * that gzip looks back, they add next to nothing.
 */
const mostComments = 30

/** The newest approved comments of a page, for programs. */
export function plainComments(comments: readonly BakedComment[]): PlainComment[] {
  const approved = comments.filter(comment => comment.status === 'approved')
  const ids = new Set(approved.map(comment => comment.id))
  return approved
    .toSorted((one, other) => oldestFirst(other, one))
    .slice(0, mostComments)
    .map(({ id, parent, author: { name, url }, html, createdAt, editedAt }) => ({
      id,
      // A tombstone reveals nothing, not even that it had a reply.
      parent: parent !== null && ids.has(parent) ? parent : null,
      author: { name, url },
      created: createdAt,
      edited: editedAt,
      text: plainText(html.toString()),
    }))
}
