import { dirname, join } from 'node:path'
import { hashOf } from '../hash-of.ts'
import { unfinishedFor } from '../memory/unfinished.ts'

// By `import`, Node would load its streams with it. Decision 93.
const { mkdirSync, readFileSync, renameSync, writeFileSync } = process.getBuiltinModule('node:fs')

/** What V8 compiled of scripts for earlier commands. */
export type Compiled = {
  readonly folder: string
  find(name: string): Buffer | undefined
  keep(name: string, code: Buffer): void
}

/**
 * V8 refuses what another version of it made, or the same one with other options, so each of these has a folder of its
 * own.
 */
export function openCompiled(bundle: string): Compiled {
  const { version, arch, execArgv } = process
  const folder = join(bundle, 'compiled', hashOf(JSON.stringify([version, arch, execArgv])))
  const pathOf = (name: string) => join(folder, `${name}.compiled`)
  return {
    folder,
    find: name => openSealed(pathOf(name)),
    keep: (name, code) => writeSealed(pathOf(name), code),
  }
}

/** V8 runs whatever it is given, so damage has to be found first. */
function openSealed(path: string): Buffer | undefined {
  try {
    const sealed = readFileSync(path)
    // The seal comes last, so that the code is aligned in memory: otherwise V8 copies it.
    const code = sealed.subarray(0, -sealLength)
    const seal = sealed.toString('latin1', code.length)
    return seal === hashOf(code) ? code : undefined
  } catch {
    return undefined
  }
}

const sealLength = hashOf('').length

/** Written completely or not at all, even if several commands end at once. */
function writeSealed(path: string, code: Buffer): void {
  const unfinished = unfinishedFor(path)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(unfinished, Buffer.concat([code, Buffer.from(hashOf(code))]))
  renameSync(unfinished, path)
}
