import type { Comment } from '../comment.ts'

/** An author may change their words while a moderator is reading them: new words must not be published unread. */
export function isAsRead({ revision }: Comment, seen: string | undefined): boolean {
  return seen === undefined || seen === String(revision)
}
