import type { PlainComment } from '../showing/conversation.ts'
import type { BakedComment } from './conversations.ts'
import { oldestFirst } from './nest-replies.ts'
import { plainText } from './plain-text.ts'

/**
 * The number beside them is that of all. Each is on the page already: as long as these and the list
 * after them fit into the 32 KB that gzip remembers, they weigh next to nothing.
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
      // Of a tombstone nothing is told, not even that it was answered.
      parent: parent !== null && ids.has(parent) ? parent : null,
      author: { name, url },
      created: createdAt,
      edited: editedAt,
      text: plainText(html.toString()),
    }))
}
