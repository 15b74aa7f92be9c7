import type { KnownRecords } from '../../known-records.ts'
import type { Found, FoundComment, ThreadReference } from '../../source.ts'
import { Comment } from './schemas.ts'

export type KnownPage = { readonly site: string; readonly reference: ThreadReference }

type Known = {
  readonly pages: KnownRecords<KnownPage>
  /** The one that moves; `null` where there are no others. */
  readonly site: string | null
  /** Whether there are others, whose comments these may be as well. */
  readonly hasNeighbours: boolean
}

/** `null` for what is none. */
export function composeComment(value: unknown, known: Known): Found | null {
  const comment = Comment.safeParse(value).data
  if (comment === undefined) return null
  const { id, pageId, parentId, by_nickname, by_email, content, moderatorId, createdAt } = comment
  const page = known.pages.find(pageId) ?? comment.page ?? null
  const skipped = { type: 'skipped', kind: 'comment', externalId: id } as const
  if (page === null && known.hasNeighbours) return { ...skipped, reason: 'unknown-site' }
  if (known.site !== null && page !== null && page.site !== known.site)
    return { ...skipped, reason: 'another-site' }
  return {
    type: 'comment',
    externalId: id,
    thread: page?.reference ?? { ids: [pageId] },
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
