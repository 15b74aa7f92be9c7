import { compareText } from '../compare-text.ts'
import type { Post } from './post.ts'

type Dated = Pick<Post, 'date' | 'source'>

/**
 * Sorts the earlier instant first. An instant has milliseconds only if the author wrote some. As text, "." sorts before
 * "Z", so half a second past twelve would come before twelve.
 */
export function compareInstants(a: string, b: string): number {
  // A shortcut: nearly all have the same form, and a site has thousands of them.
  return a.length === b.length ? compareText(a, b) : compareText(withoutZone(a), withoutZone(b))
}

/** For sorting; those of the same moment by the names of their files. */
export function oldestFirst(one: Dated, other: Dated): number {
  return compareInstants(one.date, other.date) || compareText(one.source, other.source)
}

export function laterOf(a: string, b: string): string {
  return compareInstants(a, b) < 0 ? b : a
}

function withoutZone(instant: string): string {
  return instant.slice(0, -1)
}
