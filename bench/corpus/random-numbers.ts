/** Returns a whole number from 0 to `below`, without that itself. */
export type NextNumber = (below: number) => number

/** Mulberry32 is small and fast, and gives the same numbers everywhere for the same seed. */
export function randomNumbers(seed: number): NextNumber {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
