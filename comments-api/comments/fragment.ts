import type { WireComment } from '../contract/thread.ts'
import { avatarOf } from './avatar.ts'
import type { Comment } from './comment.ts'

type Fragment = Omit<WireComment, 'pinned'>

/** A comment as everybody may see it. This type has no place for its mail address or the judge's reasons. */
export function toWire(comment: Comment): WireComment {
  return { ...describe(comment), pinned: comment.isPinned }
}

/** The part of a comment that only its words and its author decide, stored as JSON beside it. */
export function fragmentOf(comment: Comment): string {
  return JSON.stringify(describe(comment))
}

/** The stored part, completed with what can change without an edit. */
export function completeFragment(
  fragment: string,
  { isPinned }: Pick<Comment, 'isPinned'>,
): string {
  return `${fragment.slice(0, -1)},"pinned":${isPinned}}`
}

function describe(comment: Comment): Fragment {
  const { name, url, isOwner, isConfirmed } = comment.author
  const avatar = avatarOf(name)
  return {
    id: comment.id,
    parent: comment.parent,
    author: { name, url, avatar, isOwner, isConfirmed, latestPost: comment.latestPost.shown },
    html: comment.html,
    createdAt: comment.createdAt,
    editedAt: comment.editedAt,
    status: 'approved',
  }
}

/** What is left of a comment that is no longer shown: its place, for its replies and for pages that already show it. */
export function tombstone(gone: Pick<WireComment, 'id' | 'parent' | 'createdAt'>): WireComment {
  return {
    id: gone.id,
    parent: gone.parent,
    author: { name: '', url: null, avatar: '0-0', isOwner: false, latestPost: null },
    html: '',
    createdAt: gone.createdAt,
    editedAt: null,
    status: 'deleted',
    pinned: false,
  }
}
