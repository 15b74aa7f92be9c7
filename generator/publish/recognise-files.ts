import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { hashOf } from '../content/records.ts'
import { listFiles } from './list-files.ts'
import { type Contents, hashAt } from './output-columns.ts'

export type Remembered = {
  readonly path: string
  readonly outputs: Contents
}

export type Recognised = {
  /** By output: when it was last modified if it holds what was written; NaN for what is changed, unreadable or missing. */
  readonly modified: Float64Array<ArrayBuffer>
  /** What else stands there. */
  readonly strangers: readonly string[]
}

export function recogniseFiles({ path, outputs }: Remembered): Recognised {
  const { names, sizes, hashes } = outputs
  const places = new Map(names.map((name, at) => [name, at]))
  const space = Buffer.allocUnsafe(sizes.reduce((most, size) => Math.max(most, size), 0))
  const modified = new Float64Array(names.length).fill(Number.NaN)
  const strangers: string[] = []
  for (const { output, isPlain } of listFiles(path)) {
    const at = places.get(output)
    if (at === undefined) strangers.push(output)
    else if (isPlain) {
      const known = { size: sizes[at] ?? 0, hash: hashAt(hashes, at) }
      modified[at] = recogniseFile(`${path}/${output}`, known, space)
    }
  }
  return { modified, strangers }
}

export function holdsWhatWasWritten(path: string, known: Known): boolean {
  return !Number.isNaN(recogniseFile(path, known, Buffer.allocUnsafe(known.size)))
}

type Known = { readonly size: number; readonly hash: string }

/** Reads into the same buffer each time: a buffer for each of thirty thousand files took a third of the time. */
function recogniseFile(path: string, { size, hash }: Known, space: Buffer): number {
  try {
    const file = openSync(path, 'r')
    try {
      const status = fstatSync(file)
      if (status.size !== size || readSync(file, space, 0, size, 0) !== size) return Number.NaN
      return hashOf(space.subarray(0, size)) === hash ? status.mtimeMs : Number.NaN
    } finally {
      closeSync(file)
    }
  } catch {
    // What cannot be read is as good as missing.
    return Number.NaN
  }
}
