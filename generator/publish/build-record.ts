import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ContentRecords } from '../content/read-content.ts'
import { hashOf } from '../content/records.ts'
import type { PlanEntry } from '../plan/entries.ts'

/** One written file: the fingerprint it was made from, and how it looked when it was published. */
export type OutputRecord = {
  readonly fingerprint: string
  readonly size: number
  readonly modified: number
}

/** What the last build knew, so that the next one need not find it out again. */
export type BuildRecord = {
  readonly outputs: Readonly<Record<string, OutputRecord>>
  readonly content: ContentRecords
  /** The files by which the site before the published one differs from it; `null` when that is not known. */
  readonly lastChange: readonly string[] | null
}

const empty: BuildRecord = {
  outputs: {},
  content: { posts: {}, attachments: {} },
  lastChange: null,
}

/**
 * Reads the record that was written by the same code for the same site; any other, or a damaged
 * one, is as none: then everything is built, which is always right.
 */
export function readBuildRecord(path: string, ground: string): BuildRecord {
  try {
    const text = readFileSync(path, 'utf8')
    const [seal, json] = [text.slice(0, text.indexOf('\n')), text.slice(text.indexOf('\n') + 1)]
    // The seal vouches for the shape: these are the bytes that this very code wrote.
    return seal === sealOf(ground, json) ? (JSON.parse(json) as BuildRecord) : empty
  } catch {
    return empty
  }
}

export function writeBuildRecord(path: string, ground: string, record: BuildRecord): void {
  const json = JSON.stringify(record)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.tmp`, `${sealOf(ground, json)}\n${json}`)
  renameSync(`${path}.tmp`, path)
}

/** Before the folders change: what is known of them must not outlive a build that is killed between the two. */
export function forgetBuildRecord(path: string): void {
  rmSync(path, { force: true })
}

function sealOf(ground: string, json: string): string {
  return `${ground} ${hashOf(json)}`
}

/** Files that were not stale look as they did. */
export function recordOutputs(
  path: string,
  {
    plan,
    stale,
    record,
  }: {
    readonly plan: readonly PlanEntry[]
    readonly stale: readonly PlanEntry[]
    readonly record: BuildRecord
  },
): BuildRecord['outputs'] {
  const isStale = new Set(stale)
  return Object.fromEntries(
    plan.map(entry => {
      const known = isStale.has(entry) ? undefined : record.outputs[entry.output]
      return [entry.output, known ?? recordOutput(path, entry)]
    }),
  )
}

function recordOutput(path: string, { output, fingerprint }: PlanEntry): OutputRecord {
  const { size, mtimeMs } = statSync(join(path, output))
  return { fingerprint, size, modified: mtimeMs }
}
