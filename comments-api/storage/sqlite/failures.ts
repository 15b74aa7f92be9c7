import type { Failure } from '../outcome.ts'

// The low byte is the primary code: https://www.sqlite.org/rescode.html. Corrupt (11) and not a database (26) are
// failures of the machine, too. All others, such as an error in a statement, are ours.
const unavailable = new Set([5, 6, 7, 8, 9, 10, 11, 13, 14, 26])
const uniqueKey = new Set([1555, 2067])

export function classify(error: unknown): Failure {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0
  if (uniqueKey.has(code)) return 'conflict'
  return unavailable.has(code & 0xff) ? 'unavailable' : 'broken'
}
