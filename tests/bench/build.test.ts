import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ours } from '../../bench/build/ours.ts'
import { rowsOf } from '../../bench/build/rows.ts'
import { measureChanges, measureCold } from '../../bench/build/scenarios.ts'
import { layOut } from '../../bench/build/subject.ts'
import { hashOfCode } from '../../generator/code-hash.ts'
import { root } from '../../generator/root.ts'

it('measures a cold build and an incremental build, beside the figures of a peer', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-bench-'))
  // The bundle that the test run has made: layOut makes none where there is one.
  const bundle = join('.bundled', hashOfCode(root))
  cpSync(join(root, bundle), join(folder, bundle), { recursive: true })
  const subject = await layOut({ ...ours('plain'), changes: ['a body edited'] }, folder, 10)

  await measureCold(subject, 0)
  await measureChanges(subject, 0)

  rmSync(folder, { recursive: true })
  const times = rowsOf('plain', subject, { Peer: subject }).filter(({ unit }) => unit === 's')
  expect(times.slice(0, 2)).toEqual([
    expect.objectContaining({ what: 'cold', size: 10, rounds: [expect.any(Number)] }),
    expect.objectContaining({
      what: 'a body edited',
      against: [expect.objectContaining({ peer: 'Peer' })],
    }),
  ])
})
