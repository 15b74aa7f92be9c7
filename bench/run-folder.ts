import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

type RunFolder = Disposable & { readonly path: string }

export function makeRunFolder(): RunFolder {
  const path = mkdtempSync(join(tmpdir(), 'afterword-bench-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}
