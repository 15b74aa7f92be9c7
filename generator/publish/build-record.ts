import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ContentRecords } from '../content/read-content.ts'
import { hashOf } from '../content/records.ts'
import { readSealed, readWhole, writeSealed } from '../memory/sealed-file.ts'
import type { PlanEntry } from '../plan/entries.ts'
import type { Nearest } from '../plan/related.ts'

/** One written file: the fingerprint it was made from, how it looked when it was published, and a hash of its bytes. */
export type OutputRecord = {
  readonly fingerprint: string
  readonly size: number
  readonly modified: number
  readonly hash: string
}

export type Outputs = ReadonlyMap<string, OutputRecord>

/** What the last build knew, so that the next one need not find it out again. */
export type BuildRecord = {
  readonly outputs: Outputs
  readonly content: ContentRecords
  readonly nearest?: Nearest
  /** Which folder was published: see placeOf. */
  readonly place: string | null
  /** The files by which the site before the published one differs from it; `null` when that is not known. */
  readonly lastChange: readonly string[] | null
}

const empty: BuildRecord = {
  outputs: new Map(),
  content: { posts: {}, attachments: {} },
  place: null,
  lastChange: null,
}

/** Of the same code for the same site; without one, everything is built. */
export function readBuildRecord(path: string, ground: string): BuildRecord {
  const json = readSealed(path, ground)
  if (json === null) return empty
  const { outputs, ...rest } = JSON.parse(json) as WrittenRecord
  return { ...rest, outputs: outOfColumns(outputs) }
}

/** What the last build published, whatever code it was of, and for whatever site. */
export function readOutputs(path: string): Outputs {
  try {
    const { outputs } = JSON.parse(readWhole(path) ?? '') as WrittenRecord
    return outOfColumns(outputs)
  } catch {
    // There is none, or another version wrote it otherwise.
    return empty.outputs
  }
}

/** The names at the top of the folder that they are in. */
export function topsOf(outputs: Iterable<string>): ReadonlySet<string> {
  const tops = new Set<string>()
  for (const output of outputs) {
    const end = output.indexOf('/')
    tops.add(end === -1 ? output : output.slice(0, end))
  }
  return tops
}

/** By column: what has the same shape thirty thousand times over is read twice as fast so. */
type WrittenRecord = Omit<BuildRecord, 'outputs'> & { readonly outputs: WrittenOutputs }

type WrittenOutputs = {
  readonly names: readonly string[]
  readonly fingerprints: readonly string[]
  readonly sizes: readonly number[]
  readonly modified: readonly number[]
  /** One after the other: a build on the machine of the last one needs none of them. */
  readonly hashes: string
}

function outOfColumns(outputs: WrittenOutputs): Outputs {
  return new Map(outputs.names.map((name, at) => [name, outputAt(outputs, at)]))
}

const hashLength = hashOf('').length

function outputAt(
  { fingerprints, sizes, modified, hashes }: WrittenOutputs,
  at: number,
): OutputRecord {
  return {
    fingerprint: fingerprints[at] ?? '',
    size: sizes[at] ?? 0,
    modified: modified[at] ?? 0,
    hash: hashes.slice(at * hashLength, (at + 1) * hashLength),
  }
}

function inColumns(outputs: Outputs): WrittenOutputs {
  const records = [...outputs.values()]
  return {
    names: [...outputs.keys()],
    fingerprints: records.map(({ fingerprint }) => fingerprint),
    sizes: records.map(({ size }) => size),
    modified: records.map(({ modified }) => modified),
    hashes: records.map(({ hash }) => hash).join(''),
  }
}

export function writeBuildRecord(path: string, ground: string, record: BuildRecord): void {
  const written: WrittenRecord = { ...record, outputs: inColumns(record.outputs) }
  writeSealed(path, ground, JSON.stringify(written))
}

/** Before the folders change: what is known of them must not outlive a build that is killed between the two. */
export function forgetBuildRecord(path: string): void {
  rmSync(path, { force: true })
}

/** Hashes of what was written, by output. */
export type Hashes = ReadonlyMap<string, string>

/** Files that were not stale look as they did; what was written without telling its hash is read for it. */
export function recordOutputs(
  path: string,
  {
    plan,
    stale,
    record,
    written,
  }: {
    readonly plan: readonly PlanEntry[]
    readonly stale: readonly PlanEntry[]
    readonly record: BuildRecord
    readonly written: Hashes
  },
): Outputs {
  const isStale = new Set(stale)
  return new Map(
    plan.map(entry => {
      const known = isStale.has(entry) ? undefined : record.outputs.get(entry.output)
      return [entry.output, known ?? recordOutput(join(path, entry.output), entry, written)]
    }),
  )
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
