import { instant } from './instant.ts'
import { type Query, sql } from './sql.ts'

type Clock = { now(): number }

/**
 * Whether what a column's moment says happened within so many milliseconds. What happened as far ahead was written
 * before the clock was set back, nobody knows how long ago: it is old, and never counts for years.
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

function ends(span: number, clock: Clock): readonly [string, string] {
  const now = clock.now()
  return [instant(now - span), instant(now + span)]
}
