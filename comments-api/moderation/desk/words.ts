import type { CommentStatus } from '../../comments/status.ts'

export const tabNames: Readonly<Record<CommentStatus | 'all', string>> = {
  pending: 'Waiting',
  approved: 'Approved',
  spam: 'Spam',
  deleted: 'Deleted',
  all: 'All',
}

/** Beside the name of an author. */
export const statusNames: Readonly<Record<CommentStatus, string>> = {
  pending: 'waiting',
  approved: 'approved',
  spam: 'spam',
  deleted: 'deleted',
}

/** Follows "The response by Ada". */
export const isNow: Readonly<Record<CommentStatus, string>> = {
  pending: 'waits again',
  approved: 'is approved and published under the article',
  spam: 'is put with the spam',
  deleted: 'is deleted',
}

/** Follows "12 responses". */
export const areNow: Readonly<Record<CommentStatus, string>> = {
  pending: 'wait again',
  approved: 'are approved and published under their articles',
  spam: 'are put with the spam',
  deleted: 'are deleted',
}
