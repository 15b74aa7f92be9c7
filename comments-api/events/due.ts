import { minute } from '../durations.ts'
import { instant } from '../storage/instant.ts'
import { type Query, sql } from '../storage/sql.ts'

/** How far two machines' clocks may differ without one having been set back. */
const tolerance = 5 * minute

/**
 * Whether a waiting row may be taken. If its times lie in the future, it was written before the clock was set back:
 * nobody knows how long it has waited, so it is due.
 */
export function isDue(now: number): Query {
  return sql`(
    set_at > ${instant(now + tolerance)}
    or (run_at <= ${instant(now)} and (lease_until is null or lease_until <= ${instant(now)})))`
}

/** The first moment at which one of these rows can be due. */
export const dueAt = sql`
  case when lease_until is not null and lease_until > run_at then lease_until else run_at end`
