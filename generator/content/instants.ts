import { compareText } from '../compare-text.ts'

/**
 * The earlier one first. A post's instant has milliseconds only where its author wrote
 * some, and as text `.` comes before `Z`: half a second past twelve would be before twelve.
 */
export function compareInstants(a: string, b: string): number {
  // Nearly all are written alike, and a site has thousands to put in order.
  return a.length === b.length ? compareText(a, b) : compareText(withoutZone(a), withoutZone(b))
}

export function laterOf(a: string, b: string): string {
  return compareInstants(a, b) < 0 ? b : a
}

function withoutZone(instant: string): string {
  return instant.slice(0, -1)
}
