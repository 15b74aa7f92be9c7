import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ContentRecords } from '../content/read-content.ts'
import { readSealed, writeSealed } from '../memory/sealed-file.ts'
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

/** Of the same code for the same site; without one, everything is built. */
export function readBuildRecord(path: string, ground: string): BuildRecord {
  const json = readSealed(path, ground)
  return json === null ? empty : (JSON.parse(json) as BuildRecord)
}

export function writeBuildRecord(path: string, ground: string, record: BuildRecord): void {
  writeSealed(path, ground, JSON.stringify(record))
}

/** Before the folders change: what is known of them must not outlive a build that is killed between the two. */
export function forgetBuildRecord(path: string): void {
  rmSync(path, { force: true })
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
