import { shortly } from '../../comments-api/comments/reading/compose-answer.ts'
import { randomNumbers } from '../corpus/random-numbers.ts'
import type { Row } from '../measure/results.ts'
import { summarise } from '../measure/summarise.ts'
import { simulateCdn, type Traffic } from './simulate-cdn.ts'

const reads = 400_000

const usual = {
  threads: 10_000,
  exponent: 0.9,
  commentsPerRead: 1 / 1_000,
  fresh: secondsOf('s-maxage'),
  stale: secondsOf('stale-while-revalidate'),
  gather: 60,
} satisfies Partial<Traffic>

const setups = [
  ['One cache', { ...usual, caches: 1 }],
  ['Twenty caches', { ...usual, caches: 20 }],
  ['Twenty caches, were answers fresh for a minute', { ...usual, caches: 20, fresh: 60 }],
] as const

/** Simulates how many requests caches keep away from the service. The figures are the same on every machine. */
export function benchScale(): Row[] {
  return setups.flatMap(([group, setup]) =>
    [10, 100, 1_000, 10_000].flatMap(readsPerSecond => rowsOf(group, { ...setup, readsPerSecond })),
  )
}

function rowsOf(group: string, traffic: Traffic): Row[] {
  const load = simulateCdn(traffic, reads, drawChances())
  const row = (what: string, unit: string, figure: number) =>
    summarise({ group, what, size: traffic.readsPerSecond, unit }, [figure])
  return [
    row('answered at once, of reads a second', '%', load.hits * 100),
    row('reach the service, of reads a second', 'req/s', load.originReads),
  ]
}

function drawChances(): () => number {
  const next = randomNumbers(1)
  return () => next(2 ** 30) / 2 ** 30
}

function secondsOf(directive: string): number {
  const seconds = new RegExp(`${directive}=(\\d+)`).exec(shortly)?.[1]
  if (seconds === undefined) throw new Error(`answers of the service have no ${directive}`)
  return Number(seconds)
}
