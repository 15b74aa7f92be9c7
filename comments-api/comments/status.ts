import { z } from 'zod'

export const CommentStatus = z.enum(['pending', 'approved', 'spam', 'deleted'])
export type CommentStatus = z.infer<typeof CommentStatus>

const mayBecome = {
  pending: ['approved', 'spam', 'deleted'],
  approved: ['pending', 'spam', 'deleted'],
  spam: ['pending', 'approved', 'deleted'],
  deleted: [],
} as const satisfies Record<CommentStatus, readonly CommentStatus[]>

export function canBecome(from: CommentStatus, to: CommentStatus): boolean {
  const targets: readonly CommentStatus[] = mayBecome[from]
  return targets.includes(to)
}

/** How a decision is undone. */
export type Undoing = {
  /** The status before the decision. */
  readonly to: CommentStatus
  /** Whether a moderator had pinned it. */
  readonly isPinned: boolean
  /** Whether it had this status without any moderator's decision. */
  readonly isUndecided: boolean
  /** What came since then was not read by whoever decided. */
  readonly decidedAt: string
}
