import type { Value } from '../sql.ts'

/** Types by their number in https://www.postgresql.org/docs/current/catalog-pg-type.html. */
const bool = 16
const numbers = new Set([20, 21, 23, 700, 701, 1700])

/** As SQLite answers: a number for every number, whatever its width, and 1 or 0 for yes or no. */
export function readValue(type: number): (text: string) => Value {
  if (numbers.has(type)) return Number
  if (type === bool) return text => (text === 't' ? 1 : 0)
  return text => text
}

/** As text. NUL is the one character that PostgreSQL cannot hold. None is ever stored, so none is found by it either. */
export function writeValue(value: Value): string | null {
  return typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : (value?.toString() ?? null)
}
