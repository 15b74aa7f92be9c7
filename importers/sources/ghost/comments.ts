import type { Found, FoundComment } from '../../source.ts'
import { inUtc } from './compose.ts'
import { Comment } from './records.ts'
import type { GhostSite } from './site.ts'

export function readComment(value: unknown, site: GhostSite, place: string): Found[] {
  const comment = Comment.safeParse(value).data
  if (comment === undefined)
    return [{ type: 'skipped', kind: 'comment', externalId: place, reason: 'unreadable' }]
  const found = composeComment(comment, site)
  const { member_id } = comment
  if (member_id === null || site.members.find(member_id) !== null) return [found]
  const message = 'was written by a member who is not in the export; export "comments,members"'
  return [found, { type: 'note', where: `comment ${found.externalId}`, message }]
}

function composeComment(comment: Comment, site: GhostSite): FoundComment {
  const { id, post_id, parent_id, in_reply_to_id, status, html } = comment
  return {
    type: 'comment',
    externalId: id,
    thread: { post: site.postIds.get(post_id) ?? post_id, ids: [post_id] },
    // Ghost shows all answers below the first comment, but knows which one was meant.
    parent: in_reply_to_id ?? parent_id,
    author: authorOf(comment, site),
    words: { html: html ?? '' },
    status: statuses[status],
    createdAt: inUtc(comment.created_at),
    editedAt: inUtc(comment.edited_at),
    isPinned: comment.pinned_at !== null,
  }
}

/** Of a member who has left, nothing is known. */
function authorOf({ member_id }: Comment, site: GhostSite): FoundComment['author'] {
  const { name, email } = site.members.find(member_id ?? '') ?? { name: null, email: null }
  const isOwner = email !== null && site.userEmails.has(email.toLowerCase())
  return { name: name ?? '', email, isOwner }
}

const statuses = { published: 'approved', hidden: 'pending', deleted: 'deleted' } as const
