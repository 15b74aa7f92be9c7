import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepResults } from '../../bench/measure/keep-results.ts'
import { Results } from '../../bench/measure/results.ts'
import { compare, summarise } from '../../bench/measure/summarise.ts'

const machine = { processor: 'Slow', cores: 2, memory: 8, system: 'linux x64', node: '26.0.0' }
const row = (size: number, ...rounds: number[]) =>
  summarise({ group: 'Builds', what: 'cold', size, unit: 's' }, rounds)

let file: string
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'afterword-results-')), 'results.json')
})
afterEach(() => rmSync(join(file, '..'), { recursive: true }))

const keep = (rows: Results['rows'], changes: Partial<Results['machine']> = {}) =>
  keepResults(file, { date: '2026-11-26', machine: { ...machine, ...changes }, rows })
const kept = () => Results.parse(JSON.parse(readFileSync(file, 'utf8'))).rows

describe('the results of a benchmark', () => {
  it('have the median and the range of their rounds', () => {
    expect(row(10, 3, 1, 2)).toMatchObject({ median: 2, spread: [1, 3] })
    expect(row(10, 4, 1, 2, 3)).toMatchObject({ median: 2.5, spread: [1, 4] })
  })

  it('compare medians with a peer, with the range of the ratio over the rounds', () => {
    const beside = compare(row(10, 1, 2, 3), { Peer: [2, 2, 2] })

    expect(beside.against).toEqual([
      {
        peer: 'Peer',
        median: 2,
        spread: [2, 2],
        rounds: [2, 2, 2],
        ratio: { median: 1, spread: [0.5, 1.5] },
      },
    ])
  })

  it('keep the rows of earlier runs, and replace those that were measured again', () => {
    keep([row(10, 1), row(100, 2)])

    keep([row(100, 3)])

    expect(kept()).toEqual([row(10, 1), row(100, 3)])
  })

  it('drop the rows that another machine measured', () => {
    keep([row(10, 1)])

    keep([row(100, 3)], { cores: 64 })

    expect(kept()).toEqual([row(100, 3)])
  })
})
