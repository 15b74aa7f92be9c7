import type { ActionNeeds, DecidedOn } from '../../comments/changes/act.ts'
import type { CommentStatus } from '../../comments/status.ts'
import type { World } from '../../world.ts'
import { byMail, logEntry } from './entries.ts'

/** Logs a decision by a mailed link, so that it can be undone at the desk. */
export function noteDecision(
  world: World,
  on: DecidedOn,
  to: CommentStatus,
): ActionNeeds['alongside'] {
  const { thread, status: was } = on
  const what = 'comment' in on ? { comment: on.comment } : { mention: on.mention }
  const entry = { type: 'decided', by: byMail, ...what, thread, was, became: to } as const
  return happens => [logEntry(entry, world, happens)]
}
