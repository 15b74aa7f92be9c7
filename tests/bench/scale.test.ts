import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { randomNumbers } from '../../bench/corpus/random-numbers.ts'
import { showTable } from '../../bench/measure/show-table.ts'
import { benchScale } from '../../bench/scale/bench-scale.ts'
import { simulateCdn, type Traffic } from '../../bench/scale/simulate-cdn.ts'

const traffic: Traffic = {
  threads: 1,
  exponent: 1,
  readsPerSecond: 2,
  commentsPerRead: 0,
  caches: 1,
  fresh: 5,
  stale: 0,
  gather: 60,
}

function simulate(changes: Partial<Traffic>) {
  const next = randomNumbers(7)
  return simulateCdn({ ...traffic, ...changes }, 100_000, () => next(2 ** 30) / 2 ** 30)
}

describe('the simulated CDN', () => {
  it('requests a busy thread from the service once per freshness lifetime', () => {
    // Reads at random times: one that finds nothing fresh, and those of the five seconds after it.
    const expected = (2 * 5) / (1 + 2 * 5)

    const { hits, originReads } = simulate({})

    expect(hits).toBeCloseTo(expected, 2)
    expect(originReads).toBeCloseTo(2 * (1 - expected), 2)
  })

  it('serves nearly all reads from the cache while it revalidates (stale-while-revalidate)', () => {
    const { hits, originReads } = simulate({ stale: 60 })

    expect(hits).toBeGreaterThan(0.999)
    expect(originReads).toBeCloseTo(2 / 11, 2)
  })

  it('has few hits for a rarely read page that each comment invalidates', () => {
    const rare = { readsPerSecond: 1 / 1_000, fresh: Number.POSITIVE_INFINITY }

    expect(simulate({ ...rare, commentsPerRead: 0 }).hits).toBe(1)
    expect(simulate({ ...rare, commentsPerRead: 1 }).hits).toBeLessThan(0.1)
  })

  it('has fewer hits the more caches share the readers', () => {
    expect(simulate({ caches: 20 }).hits).toBeLessThan(simulate({ caches: 2 }).hits)
  })

  it('has fewer hits the more evenly reads spread over many threads', () => {
    const many = { threads: 1_000, readsPerSecond: 50 }

    expect(simulate({ ...many, exponent: 0 }).hits).toBeLessThan(simulate(many).hits)
  })

  it('gives the figures in the guide to scale', () => {
    const guide = readFileSync('docs/guides/scale.md', 'utf8')

    expect(guide).toContain(showTable(benchScale()))
  })
})
