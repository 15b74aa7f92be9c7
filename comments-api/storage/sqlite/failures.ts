import type { Failure } from '../outcome.ts'

// https://www.sqlite.org/rescode.html: the low byte is the primary code. Corrupt (11) and no database (26)
// are the machine's doing too; what is left, such as an error in a statement, is ours.
const unavailable = new Set([5, 6, 7, 8, 9, 10, 11, 13, 14, 26])
const uniqueKey = new Set([1555, 2067])

export function classify(error: unknown): Failure {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0
  if (uniqueKey.has(code)) return 'conflict'
  return unavailable.has(code & 0xff) ? 'unavailable' : 'broken'
}
