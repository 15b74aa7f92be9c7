import type { KnownRecords } from '../../known-records.ts'
import type { FoundComment, ThreadReference } from '../../source.ts'
import { Comment } from './schemas.ts'

/** `null` for what is none. */
export function composeComment(
  value: unknown,
  pages: KnownRecords<ThreadReference>,
): FoundComment | null {
  const comment = Comment.safeParse(value).data
  if (comment === undefined) return null
  const { id, pageId, parentId, by_nickname, by_email, content, moderatorId, createdAt } = comment
  return {
    type: 'comment',
    externalId: id,
    thread: pages.find(pageId) ?? { ids: [pageId] },
    parent: parentId || null,
    // Only whoever owns the site answers from its desk.
    author: { name: by_nickname, email: by_email || null, isOwner: moderatorId !== '' },
    // HTML was shown as it was typed there, too.
    words: { markdown: content },
    status: statusOf(comment),
    createdAt: createdAt || null,
  }
}

function statusOf(comment: {
  readonly deletedAt: string
  readonly isApproved: boolean
}): FoundComment['status'] {
  if (comment.deletedAt !== '') return 'deleted'
  return comment.isApproved ? 'approved' : 'pending'
}
