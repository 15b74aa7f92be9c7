import type { WireComment, WireThread } from '../../comments-api/contract/thread.ts'
import { compareText } from '../compare-text.ts'

/** Combines a copy with what has changed since, into what the service would send for the whole thread. */
export function mergeChanges(copy: WireThread | null, changes: WireThread): WireThread {
  const comments = byId([...(copy?.comments ?? []), ...changes.comments])
  const mentions = byId([...(copy?.mentions ?? []), ...changes.mentions])
  return {
    ...changes,
    comments: withoutIdleTombstones([...comments.values()]).sort(newestFirst),
    mentions: [...mentions.values()].filter(isShown).sort(newestFirst),
  }
}

/** Whether the list contains as many as the service counts: an incomplete answer is discarded. */
export function isWhole({ count, comments }: WireThread): boolean {
  return comments.filter(isShown).length === count
}

export function isShown({ status }: Pick<WireComment, 'status'>): boolean {
  return status === 'approved'
}

/** The last one wins. */
function byId<Told extends { readonly id: string }>(told: readonly Told[]): Map<string, Told> {
  return new Map(told.map(one => [one.id, one]))
}

/** A tombstone holds the place of replies; once the last of them is gone, it goes as well, and so do those above it. */
function withoutIdleTombstones(comments: readonly WireComment[]): WireComment[] {
  const known = byId(comments)
  const holding = new Set<string>()
  for (const { parent } of comments.filter(isShown)) {
    let above = parent === null ? undefined : known.get(parent)
    while (above !== undefined && !isShown(above) && !holding.has(above.id)) {
      holding.add(above.id)
      above = above.parent === null ? undefined : known.get(above.parent)
    }
  }
  return comments.filter(comment => isShown(comment) || holding.has(comment.id))
}

type Dated = { readonly id: string; readonly createdAt: string }

/** In the service's order. */
function newestFirst(one: Dated, other: Dated): number {
  return compareText(other.createdAt, one.createdAt) || compareText(other.id, one.id)
}
