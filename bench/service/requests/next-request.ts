import type { NextRequest } from '../load/shoot.ts'

/** The same or the next one, until the time is up. */
export function forSeconds(seconds: number, compose: () => Buffer): NextRequest {
  const end = performance.now() + seconds * 1_000
  return () => (performance.now() < end ? compose() : null)
}

export function eachOnce(requests: readonly Buffer[]): NextRequest {
  let next = 0
  return () => requests[next++] ?? null
}

export function upTo(count: number, requests: NextRequest): NextRequest {
  let sent = 0
  return () => (sent++ < count ? requests() : null)
}
