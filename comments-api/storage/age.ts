import { instant } from './instant.ts'
import { type Query, sql } from './sql.ts'

type Clock = { now(): number }

/**
 * Whether the time in a column is less than this many milliseconds ago. A time far in the future was written before the
 * clock was set back, nobody knows how long ago. It counts as old, since it would otherwise count as new for years.
 */
export function isWithin(column: string, span: number, clock: Clock): Query {
  const [earliest, latest] = ends(span, clock)
  return sql`(${sql.ref(column)} > ${earliest} and ${sql.ref(column)} < ${latest})`
}

/** The opposite of `isWithin`. */
export function isOlder(column: string, span: number, clock: Clock): Query {
  const [earliest, latest] = ends(span, clock)
  return sql`(${sql.ref(column)} <= ${earliest} or ${sql.ref(column)} >= ${latest})`
}

/**
 * Whether `expires_at` is still to come. If it is further away than twice the duration, the clock was set back, and it
 * counts as past.
 */
export function isAlive(lasts: number, { now }: Clock): Query {
  return sql`(expires_at > ${instant(now())} and expires_at <= ${instant(now() + 2 * lasts)})`
}

/** The time that long ago, and the one as far ahead. */
export function ends(span: number, clock: Clock): readonly [string, string] {
  const now = clock.now()
  return [instant(now - span), instant(now + span)]
}
