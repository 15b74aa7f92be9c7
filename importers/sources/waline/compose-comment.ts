import { markdownWithHtml } from '../../html/markdown-with-html.ts'
import type { KnownRecords } from '../../known-records.ts'
import type { FoundComment } from '../../source.ts'
import { Comment, type User } from './schemas.ts'

/** Returns `null` if the value is no comment. */
export function composeComment(value: unknown, users: KnownRecords<User>): FoundComment | null {
  const comment = Comment.safeParse(value).data
  if (comment === undefined) return null
  const { id, url, pid, rid } = comment
  const parent = [pid, rid].find(one => one !== '' && one !== '0')
  const user = comment.user_id === '' ? null : users.find(comment.user_id)
  return {
    type: 'comment',
    // Every Waline counts from 1; with the page, ids of two of them are hardly ever the same.
    externalId: `${url}#${id}`,
    thread: { urls: [url] },
    parent: parent === undefined ? null : `${url}#${parent}`,
    author: {
      name: comment.nick || user?.display_name || '',
      email: comment.mail || user?.email || null,
      url: comment.link || user?.url || null,
      isOwner: user?.type === 'administrator',
    },
    words: markdownWithHtml(withoutLinkToParent(comment.comment)),
    status: statusOf(comment.status),
    createdAt: comment.insertedAt || comment.createdAt || null,
    isPinned: comment.sticky,
  }
}

/** Waline 1 began a reply with a link to the comment above, by an id that does not exist here. */
function withoutLinkToParent(comment: string): string {
  return comment.replace(/^\[(@[^\]\n]*)\]\(#[^)\n]*\)/, '$1')
}

/** Valine, from which Waline comes, showed everything and had no status. */
function statusOf(status: string): FoundComment['status'] {
  if (status === 'spam') return 'spam'
  return status === 'approved' || status === '' ? 'approved' : 'pending'
}
