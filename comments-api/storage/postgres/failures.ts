import { DatabaseError } from 'pg'
import type { Failure } from '../outcome.ts'

/** Classes and codes of https://www.postgresql.org/docs/current/errcodes-appendix.html. */
const uniqueViolation = '23505'

/** The machine's doing, or its owner's: connections, sign-in, space, locks, shutdown, files, rights. */
const unavailable =
  /^(?:08|28|53|55|57|58|XX)|^(?:25006|25P03|25P04|3D000|3F000|40001|40P01|42501)$/

/** What passes without anybody's help: too many connections, starting, stopping, a standby that will be promoted. */
const passing = /^(?:08|53|57)|^25006$/

/** With these it ends the connection. */
const ending = /^(?:08|28|57P)|^(?:25P03|25P04|3D000|53300)$/

/** The server took it back because somebody else was in the way. */
const takenBack = new Set(['40001', '40P01'])

export function classify(error: unknown): Failure {
  if (error instanceof TypeError || error instanceof RangeError) return 'broken'
  // What does not come from the server comes from the way to it.
  if (!(error instanceof DatabaseError)) return 'unavailable'
  if (error.code === uniqueViolation) return 'conflict'
  return unavailable.test(error.code ?? '') ? 'unavailable' : 'broken'
}

/** The server refused one statement, and goes on with the next. Its codes tell: the severity it says in its own language. */
export function isOfOne(error: unknown): boolean {
  return error instanceof DatabaseError && !ending.test(error.code ?? '')
}

export function isTakenBack(error: unknown): boolean {
  return error instanceof DatabaseError && takenBack.has(error.code ?? '')
}

/** A wrong password or a database that does not exist stays so, however long one waits. */
export function isPassing(error: unknown): boolean {
  if (error instanceof DatabaseError) return passing.test(error.code ?? '')
  return classify(error) === 'unavailable'
}

/** `localhost` has several addresses, and Node tells of each in an error that has no message of its own. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join(', ')
  return error instanceof Error ? error.message : String(error)
}
