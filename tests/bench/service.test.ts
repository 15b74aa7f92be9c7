import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Results } from '../../bench/measure/results.ts'

const words = ['service', '--json', '--on', 'sqlite', '--comments', '600', '--rounds', '1']

describe('`npm run bench -- service`', () => {
  let temporary: string
  let bench: ChildProcess
  let results: Results

  beforeAll(async () => {
    temporary = mkdtempSync(join(tmpdir(), 'afterword-measured-'))
    const env = { ...process.env, TMPDIR: temporary }
    const child = spawn(process.execPath, ['bench/cli.ts', ...words, '--seconds', '0.01'], {
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    bench = child
    const exit = once(child, 'exit')
    results = Results.parse(await json(child.stdout))
    await exit
  })
  afterAll(() => rmSync(temporary, { recursive: true, force: true }))

  it('gives a positive figure for everything that it measures', () => {
    const figures = results.rows.flatMap(({ what, median, against = [] }) => [
      [what, median] as const,
      ...against.map(({ peer, median: theirs }) => [`${what}: ${peer}`, theirs] as const),
    ])

    expect(figures.length).toBeGreaterThan(50)
    expect(figures.filter(([, figure]) => !(figure > 0))).toEqual([])
  })

  it('compares each load with a peer', () => {
    const loads = results.rows.filter(
      ({ unit, against = [] }) => unit === 'req/s' && against.length > 0,
    )

    expect(loads.map(({ what }) => what)).toEqual([
      'a thread of 100',
      '304 of the same',
      'since, nothing newer',
      'threads of 20, never read before',
      'threads of 100, just changed',
      'counts of 20 threads',
      'durable writes',
      'a thread of 100 while 32 write',
    ])
  })

  it('leaves no process and no temporary file behind', () => {
    const isAnyoneThere = () => process.kill(-(bench.pid ?? 0), 0)

    expect(isAnyoneThere).toThrow('ESRCH')
    expect(readdirSync(temporary)).toEqual([])
  })
})
