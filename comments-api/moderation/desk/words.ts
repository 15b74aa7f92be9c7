import type { CommentStatus } from '../../comments/status.ts'

export const tabNames: Readonly<Record<CommentStatus | 'all', string>> = {
  pending: 'Waiting',
  approved: 'Approved',
  spam: 'Spam',
  deleted: 'Deleted',
  all: 'All',
}

/** "The response by Ada …" */
export const isNow: Readonly<Record<CommentStatus, string>> = {
  pending: 'waits again',
  approved: 'is approved and stands under the article',
  spam: 'is put with the spam',
  deleted: 'is deleted',
}

/** "12 responses …" */
export const areNow: Readonly<Record<CommentStatus, string>> = {
  pending: 'wait again',
  approved: 'are approved and stand under their articles',
  spam: 'are put with the spam',
  deleted: 'are deleted',
}

const moment = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
})

/** 23 Nov 2026, 14:07 UTC: the same for every moderator, wherever they are. */
export function printed(instant: string): string {
  return `${moment.format(new Date(instant))} UTC`
}
