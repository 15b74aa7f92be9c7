import { realWorld, type World } from '../../comments-api/world.ts'

export type Clock = World & { advance(milliseconds: number): void }

/** A clock of our own, which stands still until it is told to advance. */
export function makeClock(): Clock {
  let passed = 0
  const start = Date.parse('2026-11-23T12:00:00.000Z')
  return {
    ...realWorld,
    now: () => start + passed,
    monotonic: () => passed,
    advance: milliseconds => {
      passed += milliseconds
    },
  }
}
