import { z } from 'zod'

const Text = z.string().nullish()
const Flag = z.boolean().nullish()

/** Version 1: https://gitlab.com/commento/commento/-/blob/master/api/comment.go */
const First = z
  .object({
    commentHex: z.string().min(1),
    parentHex: Text,
    commenterHex: Text,
    /** Commento calls the path `url`; Comentario has both. */
    url: Text,
    path: Text,
    markdown: Text,
    html: Text,
    state: Text,
    deleted: Flag,
    creationDate: Text,
  })
  .transform(({ commentHex, parentHex, commenterHex, ...comment }) => ({
    id: commentHex,
    parent: parentHex === 'root' ? null : parentHex || null,
    commenter: commenterHex ?? '',
    authorName: '',
    pageId: null,
    path: comment.path || comment.url || '',
    markdown: comment.markdown ?? '',
    html: comment.html ?? '',
    status: statusOfFirst(comment),
    createdAt: comment.creationDate ?? null,
    editedAt: null,
    isPinned: false,
  }))

/** Version 3: https://gitlab.com/comentario/comentario/-/blob/main/resources/swagger/swagger.yml */
const Third = z
  .object({
    id: z.string().min(1),
    parentId: Text,
    pageId: Text,
    userCreated: Text,
    authorName: Text,
    markdown: Text,
    html: Text,
    isApproved: Flag,
    isPending: Flag,
    isDeleted: Flag,
    isSticky: Flag,
    createdTime: Text,
    editedTime: Text,
  })
  .transform(({ id, parentId, userCreated, createdTime, editedTime, ...comment }) => ({
    id,
    parent: parentId || null,
    commenter: userCreated ?? '',
    authorName: comment.authorName ?? '',
    pageId: comment.pageId ?? null,
    path: '',
    markdown: comment.markdown ?? '',
    html: comment.html ?? '',
    status: statusOfThird(comment),
    createdAt: createdTime ?? null,
    editedAt: editedTime ?? null,
    isPinned: comment.isSticky === true,
  }))

export const Comment = z.union([First, Third])

type Status = 'approved' | 'pending' | 'spam' | 'deleted'

/** "flagged" are comments that Akismet took for spam. */
function statusOfFirst(comment: {
  readonly deleted?: boolean | null | undefined
  readonly markdown?: string | null | undefined
  readonly state?: string | null | undefined
}): Status {
  if (comment.deleted === true || comment.markdown === '[deleted]') return 'deleted'
  if (comment.state === 'flagged') return 'spam'
  return comment.state === 'approved' ? 'approved' : 'pending'
}

/** A comment that is neither pending nor approved was rejected. */
function statusOfThird(comment: {
  readonly isDeleted?: boolean | null | undefined
  readonly isPending?: boolean | null | undefined
  readonly isApproved?: boolean | null | undefined
}): Status {
  if (comment.isDeleted === true) return 'deleted'
  if (comment.isPending === true) return 'pending'
  return comment.isApproved === true ? 'approved' : 'deleted'
}

export const Commenter = z
  .object({
    commenterHex: Text,
    id: Text,
    name: Text,
    email: Text,
    link: Text,
    websiteUrl: Text,
    isModerator: Flag,
  })
  .transform(({ commenterHex, id, name, email, link, websiteUrl, isModerator }) => ({
    id: commenterHex || id || '',
    name: name ?? '',
    email: email ?? null,
    url: link || websiteUrl || null,
    isOwner: isModerator === true,
  }))

export const Page = z.object({ id: z.string(), path: z.string(), isReadonly: Flag })
