/** Returns a number from 0 to 1, without 1 itself. */
export type Chance = () => number

/**
 * Draws ranks from 0 as readers choose posts: the second is requested 2^exponent times less often than the first. Web
 * traces have exponents of 0.6 to 1 (Breslau et al., "Web Caching and Zipf-like Distributions", INFOCOM 1999).
 */
export function drawRanks(count: number, exponent: number, chance: Chance): () => number {
  const reach = new Float64Array(count)
  let total = 0
  for (let rank = 0; rank < count; rank += 1) {
    total += (rank + 1) ** -exponent
    reach[rank] = total
  }
  return () => firstAbove(reach, chance() * total)
}

function firstAbove(reach: Float64Array, aim: number): number {
  let low = 0
  let high = reach.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((reach[middle] ?? 0) > aim) high = middle
    else low = middle + 1
  }
  return low
}
