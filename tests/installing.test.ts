import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, it } from 'vitest'
import manifest from '../package.json' with { type: 'json' }

/** The exit code of the last step of `npm ci`, when each of these programs ends with the given code. */
function install(codes: Readonly<Record<'node' | 'npm', number>>): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'installing-'))
  for (const [name, code] of Object.entries(codes)) {
    writeFileSync(join(folder, name), `#!/bin/sh\nexit ${code}\n`, { mode: 0o755 })
  }
  const path = [folder, '/usr/bin', '/bin'].join(delimiter)
  const options = { cwd: folder, env: { PATH: path } }
  return spawnSync('/bin/sh', ['-c', manifest.scripts.prepare], options).status
}

it.each([
  ['succeeds', { node: 0, npm: 0 }, 0],
  ['fails where Node cannot run the code', { node: 1, npm: 0 }, 1],
  ['succeeds where the service cannot be compiled ahead', { node: 0, npm: 1 }, 0],
])('an installation %s', (_case, codes, ending) => {
  expect(install(codes)).toBe(ending)
})
