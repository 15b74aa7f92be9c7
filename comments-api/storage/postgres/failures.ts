import { DatabaseError } from 'pg'
import { StorageRefused, StorageUnavailable } from '../database.ts'
import { messageOf } from '../message-of.ts'
import type { Failure } from '../outcome.ts'
import { describe } from './describe.ts'

/** Codes and classes of https://www.postgresql.org/docs/current/errcodes-appendix.html */
const uniqueViolation = '23505'

/** Caused by the machine or its owner: connections, sign-in, space, locks, shutdown, files, permissions. */
const unavailable =
  /^(?:08|28|53|55|57|58|XX)|^(?:25006|25P03|25P04|3D000|3F000|40001|40P01|42501)$/

/** Failures that pass by themselves: too many connections, starting, stopping, and a standby that will be promoted. */
const passing = /^(?:08|53|57)|^25006$/

/** After these the server closes the connection. */
const ending = /^(?:08|28|57P)|^(?:25P03|25P04|3D000|53300)$/

/** The server rolled back because of a conflict with another transaction. */
const takenBack = new Set(['40001', '40P01'])

export function classify(error: unknown): Failure {
  if (error instanceof TypeError || error instanceof RangeError) return 'broken'
  // An error that did not come from the server happened on the way to it.
  if (!(error instanceof DatabaseError)) return 'unavailable'
  if (error.code === uniqueViolation) return 'conflict'
  return unavailable.test(error.code ?? '') ? 'unavailable' : 'broken'
}

/**
 * Whether the server refused one statement but continues with the next. Decided by the code, because the severity is in
 * the server's language.
 */
export function isOfOne(error: unknown): boolean {
  return error instanceof DatabaseError && !ending.test(error.code ?? '')
}

export function isTakenBack(error: unknown): boolean {
  return error instanceof DatabaseError && takenBack.has(error.code ?? '')
}

/** Whether waiting may help. It does not with a wrong password, a missing database or a missing certificate. */
function isPassing(error: unknown): boolean {
  if (error instanceof DatabaseError) return passing.test(error.code ?? '')
  return classify(error) === 'unavailable' && !isOfFile(error)
}

/** `pg` opens the files that the address names (`sslrootcert`) before it connects. */
function isOfFile(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'open'
}

export function cannotBeUsed(url: string, cause: unknown): StorageRefused | StorageUnavailable {
  const message = `the database ${describe(url)} cannot be used: ${messageOf(cause)}`
  return isPassing(cause)
    ? new StorageUnavailable(message, { cause })
    : new StorageRefused(message, { cause })
}
