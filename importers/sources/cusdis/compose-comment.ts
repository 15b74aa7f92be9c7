import type { KnownRecords } from '../../known-records.ts'
import type { Found, FoundComment, ThreadReference } from '../../source.ts'
import { Comment } from './schemas.ts'

export type KnownPage = { readonly site: string; readonly reference: ThreadReference }

type Known = {
  readonly pages: KnownRecords<KnownPage>
  /** The site that is imported; `null` if no page says which one it is of. */
  readonly site: string | null
  /** Whether there are several sites, so that a comment of an unknown page may be of another one. */
  readonly hasOtherSites: boolean
}

/** Returns `null` if the value is no comment. */
export function composeComment(value: unknown, known: Known): Found | null {
  const comment = Comment.safeParse(value).data
  if (comment === undefined) return null
  const { id, pageId, parentId, by_nickname, by_email, content, moderatorId, createdAt } = comment
  const page = known.pages.find(pageId) ?? comment.page ?? null
  const skipped = { type: 'skipped', kind: 'comment', externalId: id } as const
  if (page === null && known.hasOtherSites) return { ...skipped, reason: 'unknown-site' }
  if (known.site !== null && page !== null && page.site !== known.site)
    return { ...skipped, reason: 'another-site' }
  return {
    type: 'comment',
    externalId: id,
    thread: page?.reference ?? { ids: [pageId] },
    parent: parentId || null,
    // Only the owner of the site can answer from Cusdis' own desk.
    author: { name: by_nickname, email: by_email || null, isOwner: moderatorId !== '' },
    // Cusdis, too, shows HTML as it was typed.
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
