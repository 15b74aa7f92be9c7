import { instant } from './instant.ts'
import { type Query, sql } from './sql.ts'

type Clock = { now(): number }

/**
 * Whether the time in a column is less than this many milliseconds ago. A time equally far in the future was written
 * before the clock was set back, nobody knows how long ago: it counts as old, instead of as new for years.
 */
export function isWithin(column: string, span: number, clock: Clock): Query {
  const [earliest, latest] = ends(span, clock)
  return sql`(${sql.ref(column)} > ${earliest} and ${sql.ref(column)} < ${latest})`
}

/** The opposite. */
export function isOlder(column: string, span: number, clock: Clock): Query {
  const [earliest, latest] = ends(span, clock)
  return sql`(${sql.ref(column)} <= ${earliest} or ${sql.ref(column)} >= ${latest})`
}

/**
 * Whether the end in a column is still to come; if it is further off than twice the duration, the clock was set back,
 * and it counts as past.
 */
export function isAlive(column: string, lasts: number, { now }: Clock): Query {
  const [earliest, latest] = [instant(now()), instant(now() + 2 * lasts)]
  return sql`(${sql.ref(column)} > ${earliest} and ${sql.ref(column)} <= ${latest})`
}

function ends(span: number, clock: Clock): readonly [string, string] {
  const now = clock.now()
  return [instant(now - span), instant(now + span)]
}
