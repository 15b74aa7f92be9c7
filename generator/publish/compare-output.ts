import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { PlanEntry } from '../plan/entries.ts'
import type { BuildRecord, OutputRecord } from './build-record.ts'

/** What separates the published site from the planned one. */
export type Difference = {
  /** Entries whose file is missing, was changed by somebody, or was made from something else. */
  readonly stale: readonly PlanEntry[]
  /** Published files that no entry plans. */
  readonly removed: readonly string[]
}

export function compareOutput(
  path: string,
  plan: readonly PlanEntry[],
  record: BuildRecord,
): Difference {
  const gone = new Set([...record.outputs.keys(), ...strangersIn(path, record)])
  for (const { output } of plan) gone.delete(output)
  return {
    stale: plan.filter(entry => !isCurrent(path, entry, record.outputs.get(entry.output))),
    removed: [...gone],
  }
}

function isCurrent(
  path: string,
  { output, fingerprint }: PlanEntry,
  known: OutputRecord | undefined,
): boolean {
  if (known === undefined || known.fingerprint !== fingerprint) return false
  const status = lstatSync(join(path, output), { throwIfNoEntry: false })
  return (
    status?.isFile() === true && status.size === known.size && status.mtimeMs === known.modified
  )
}

/** With a record, a look at the top is enough; without one, everything in the folder is of unknown origin. */
function strangersIn(path: string, { outputs }: BuildRecord): string[] {
  if (!existsSync(path)) return []
  const known = new Set<string>()
  for (const output of outputs.keys()) known.add(topOf(output))
  return readdirSync(path, { withFileTypes: true })
    .filter(entry => !known.has(entry.name))
    .flatMap(entry => (entry.isDirectory() ? filesIn(path, entry.name) : [entry.name]))
}

function topOf(output: string): string {
  const end = output.indexOf('/')
  return end === -1 ? output : output.slice(0, end)
}

function filesIn(path: string, folder: string): string[] {
  return readdirSync(join(path, folder), { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(entry => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'))
}
