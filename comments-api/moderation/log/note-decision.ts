import type { ActionNeeds } from '../../comments/act.ts'
import type { Comment } from '../../comments/comment.ts'
import type { CommentStatus } from '../../comments/status.ts'
import type { World } from '../../world.ts'
import { byMail, logEntry } from './entries.ts'

/** What was decided by the link of a mail is in the log too, and can be taken back at the desk. */
export function noteDecision(
  world: World,
  { id, thread, status }: Comment,
  to: CommentStatus,
): ActionNeeds['alongside'] {
  const entry = {
    type: 'decided',
    by: byMail,
    comment: id,
    thread,
    was: status,
    became: to,
  } as const
  return happens => [logEntry(entry, world, happens)]
}
