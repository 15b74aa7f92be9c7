import type { WireThread } from '../../comments-api/contract/thread.ts'
import { isShown } from './merge-changes.ts'

/**
 * What the last good copy of a thread contains and the service has no longer, without having reported it as deleted.
 */
export type Missing = {
  readonly thread: string
  /** How many comments and mentions the copy has. */
  readonly of: number
  readonly comments: WireThread['comments']
  readonly mentions: WireThread['mentions']
  /** Whether it comes from another database than the copy. */
  readonly isElsewhere: boolean
}

/** `null` if nothing is missing. `told` is `null` if the database has nothing for this thread. */
export function findMissing(
  copy: WireThread,
  { epoch, told }: { readonly epoch: string; readonly told: WireThread | null },
): Missing | null {
  const comments = absentFrom(told?.comments ?? [], copy.comments.filter(isShown))
  const absent = absentFrom(told?.mentions ?? [], copy.mentions)
  // The service sends only the newest: an old one is not missing while there are as many as before.
  const mentions = (told?.mentions.length ?? 0) < copy.mentions.length ? absent : []
  if (comments.length + mentions.length === 0) return null
  return {
    thread: copy.thread,
    of: copy.count + copy.mentions.length,
    comments,
    mentions,
    isElsewhere: epoch !== copy.epoch,
  }
}

function absentFrom<One extends { readonly id: string }>(
  told: readonly { readonly id: string }[],
  known: readonly One[],
): One[] {
  const ids = new Set(told.map(({ id }) => id))
  return known.filter(({ id }) => !ids.has(id))
}
