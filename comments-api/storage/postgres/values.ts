import type { Value } from '../sql.ts'

/** Types by their numbers in https://www.postgresql.org/docs/current/catalog-pg-type.html */
const bool = 16
const numbers = new Set([20, 21, 23, 700, 701, 1700])

/** Reads values as SQLite returns them: every number as a number, and yes or no as 1 or 0. */
export function readValue(type: number): (text: string) => Value {
  if (numbers.has(type)) return Number
  if (type === bool) return text => (text === 't' ? 1 : 0)
  return text => text
}

/**
 * Values are sent as text. NUL is the only character that PostgreSQL cannot store. As it is always replaced, searching
 * for it finds nothing either.
 */
export function writeValue(value: Value): string | null {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : (value?.toString() ?? null)
}
