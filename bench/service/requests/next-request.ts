import type { NextRequest } from '../load/shoot.ts'

/** The same or the next one, until the time is up that begins with the first: there is one at least. */
export function forSeconds(seconds: number, compose: () => Buffer): NextRequest {
  let end: number | null = null
  return () => {
    const now = performance.now()
    end ??= now + seconds * 1_000
    return now < end ? compose() : null
  }
}

export function eachOnce(requests: readonly Buffer[]): NextRequest {
  let next = 0
  return () => requests[next++] ?? null
}
