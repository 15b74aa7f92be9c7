import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hashOf } from '../content/records.ts'
import type { Planned } from '../memory/known-plan.ts'
import { type Learned, readLearned, writeLearned } from '../memory/learned.ts'
import { readSealed, writeSealed } from '../memory/sealed-file.ts'
import type { Sight } from '../memory/sight.ts'
import type { PlanEntry } from '../plan/entries.ts'

/** One written file: the fingerprint it was made from, how it looked when it was published, and a hash of its bytes. */
export type OutputRecord = {
  readonly fingerprint: string
  readonly size: number
  readonly modified: number
  readonly hash: string
}

export type Outputs = ReadonlyMap<string, OutputRecord>

/** What the last build knew, so that the next one need not find it out again. */
export type BuildRecord = Learned & {
  readonly outputs: Outputs
  /** Which folder was published: see placeOf. */
  readonly place: string | null
  /** The files by which the site before the published one differs from it; `null` when that is not known. */
  readonly lastChange: readonly string[] | null
  /** All that it read; `null` where that cannot be told. */
  readonly sight: Sight | null
  /** What it planned of the content; `null` where that cannot be told. */
  readonly planned: Planned | null
}

const nothingPublished = {
  outputs: new Map(),
  place: null,
  lastChange: null,
  sight: null,
  planned: null,
}

/** Of the same code for the same site; without one, everything is built. */
export function readBuildRecord(
  path: string,
  ground: string,
  site: WrittenSite | null = readWrittenSite(path),
): BuildRecord {
  const learned = readLearned(path, ground)
  if (site?.ground !== ground) return { ...learned, ...nothingPublished }
  const { ground: _, learned: seal, outputs, planned, ...rest } = site
  const isOfSame = learned.written?.seal === seal
  return {
    ...learned,
    ...rest,
    outputs: outOfColumns(outputs),
    planned: isOfSame ? planned : null,
  }
}

/** What was published, apart from all else: where nothing changed, the rest is not even read. */
export function readWrittenSite(path: string): WrittenSite | null {
  const json = readSealed(publishedBeside(path), shape)
  return json === null ? null : (JSON.parse(json) as WrittenSite)
}

/** What the last build published, whatever code it was of, and for whatever site. */
export function readOutputs(path: string): Outputs {
  const site = readWrittenSite(path)
  return site === null ? nothingPublished.outputs : outOfColumns(site.outputs)
}

/** Of another shape, what is written is to have another name here: it is read before its ground is known. */
const shape = 'published, in columns'

function publishedBeside(path: string): string {
  return join(dirname(path), 'published')
}

export type WrittenSite = Omit<BuildRecord, 'outputs' | keyof Learned> & {
  readonly ground: string
  /** The seal of what was learned of the content that it was made of. */
  readonly learned: string
  readonly outputs: WrittenOutputs
}

/** By column: what has the same shape thirty thousand times over is read twice as fast so. */
export type WrittenOutputs = {
  readonly names: readonly string[]
  /** Between spaces. */
  readonly fingerprints: string
  readonly sizes: readonly number[]
  /** Numbers of eight bytes, in Base64: in decimals they are twice as long. */
  readonly modified: string
  /** One after the other: a build on the machine of the last one needs none of them. */
  readonly hashes: string
}

/** How files looked when they were published: number n is that of the name number n. */
export type Looks = {
  readonly names: readonly string[]
  readonly sizes: readonly number[]
  readonly modified: Float64Array
}

export function looksOf({ names, sizes, modified }: WrittenOutputs): Looks {
  const bytes = Uint8Array.fromBase64(modified)
  return { names, sizes, modified: new Float64Array(bytes.buffer) }
}

function outOfColumns(outputs: WrittenOutputs): Outputs {
  const { names, sizes, modified } = looksOf(outputs)
  const fingerprints = outputs.fingerprints.split(' ')
  const outputAt = (at: number): OutputRecord => ({
    fingerprint: fingerprints[at] ?? '',
    size: sizes[at] ?? 0,
    modified: modified[at] ?? 0,
    hash: hashAt(outputs.hashes, at),
  })
  return new Map(names.map((name, at) => [name, outputAt(at)]))
}

const hashLength = hashOf('').length

export function hashAt(hashes: string, at: number): string {
  return hashes.slice(at * hashLength, (at + 1) * hashLength)
}

export function inColumns(outputs: Outputs): WrittenOutputs {
  const records = [...outputs.values()]
  const modified = Float64Array.from(records, file => file.modified)
  return {
    names: [...outputs.keys()],
    fingerprints: records.map(({ fingerprint }) => fingerprint).join(' '),
    sizes: records.map(({ size }) => size),
    modified: new Uint8Array(modified.buffer).toBase64(),
    hashes: records.map(({ hash }) => hash).join(''),
  }
}

/** `before` is what the file is known to hold. */
export function writeBuildRecord(
  path: string,
  { ground, before }: { readonly ground: string; readonly before?: BuildRecord },
  record: BuildRecord,
): void {
  const learned = writeLearned(path, { ground, before }, record)
  const { outputs, place, lastChange, sight, planned } = record
  const site = { outputs: inColumns(outputs), place, lastChange, sight, planned }
  const written: WrittenSite = { ground, learned, ...site }
  writeSealed(publishedBeside(path), shape, JSON.stringify(written))
}

export function isSiteRecorded(path: string): boolean {
  return existsSync(publishedBeside(path))
}

/** Before the folders change: what is known of them must not outlive a build that is killed between the two. */
export function forgetSite(path: string): void {
  rmSync(publishedBeside(path), { force: true })
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
