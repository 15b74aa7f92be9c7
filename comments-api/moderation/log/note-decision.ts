import type { ActionNeeds } from '../../comments/changes/act.ts'
import type { DecidedOn } from '../../comments/decidable.ts'
import type { CommentStatus } from '../../comments/status.ts'
import type { World } from '../../world.ts'
import { byMail, logEntry } from './entries.ts'

/** Logs a decision by a mailed link, so that it can be undone at the desk. */
export function noteDecision(
  world: World,
  { status: was, ...on }: DecidedOn,
  to: CommentStatus,
): ActionNeeds['alongside'] {
  const entry = { type: 'decided', by: byMail, ...on, was, became: to } as const
  return happens => [logEntry(entry, world, happens)]
}
