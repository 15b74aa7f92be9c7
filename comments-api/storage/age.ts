import { instant } from './instant.ts'
import { type Query, sql } from './sql.ts'

type Clock = { now(): number }

/**
 * Whether the moment in a column is less than so many milliseconds ago. One that is as far ahead was written
 * before the clock was set back, and nobody knows how long ago: it counts as old, instead of as new for years.
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

/** Whether the moment in a column, at which something ends, is ahead; further than twice what it lasts, it is none either. */
export function isAlive(column: string, lasts: number, { now }: Clock): Query {
  const [earliest, latest] = [instant(now()), instant(now() + 2 * lasts)]
  return sql`(${sql.ref(column)} > ${earliest} and ${sql.ref(column)} <= ${latest})`
}

function ends(span: number, clock: Clock): readonly [string, string] {
  const now = clock.now()
  return [instant(now - span), instant(now + span)]
}
