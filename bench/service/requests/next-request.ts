import type { NextRequest } from '../load/shoot.ts'

/** Gives requests until the time is up, which begins with the first, so there is at least one. */
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
