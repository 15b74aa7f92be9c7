import type { Comment } from '../comment.ts'

/** An author may still write something else under what a moderator reads: that is published by nobody's word. */
export function isAsRead({ revision }: Comment, seen: string | undefined): boolean {
  return seen === undefined || seen === String(revision)
}
