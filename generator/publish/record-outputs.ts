import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from '../hash-of.ts'
import type { OutputRecord } from '../memory/output-columns.ts'
import { amendOutputs, type Outputs } from '../memory/outputs.ts'
import type { PlanEntry } from '../plan/entries.ts'
import type { Difference } from './compare-output.ts'

/** Hashes of what was written, by output. */
export type Hashes = ReadonlyMap<string, string>

/** What was not stale keeps its record. A file whose hash is not known from writing it is read once more. */
export function recordOutputs(
  path: string,
  before: Outputs,
  { stale, removed, written }: Difference & { readonly written: Hashes },
): Outputs {
  const made = new Map(
    stale.map(entry => [entry.output, recordOutput(join(path, entry.output), entry, written)]),
  )
  return amendOutputs(before, { made, gone: new Set(removed) })
}

function recordOutput(
  path: string,
  { output, fingerprint }: PlanEntry,
  written: Hashes,
): OutputRecord {
  const { size, mtimeMs } = statSync(path)
  const hash = written.get(output) ?? hashOf(readFileSync(path))
  return { fingerprint, size, modified: mtimeMs, hash }
}
