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
  const planned = new Set(plan.map(entry => entry.output))
  const published = new Set([...Object.keys(record.outputs), ...strangersIn(path, record)])
  return {
    stale: plan.filter(entry => !isCurrent(path, entry, record.outputs[entry.output])),
    removed: [...published].filter(output => !planned.has(output)),
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
  const known = new Set(Object.keys(outputs).map(output => output.split('/', 1)[0]))
  return readdirSync(path, { withFileTypes: true })
    .filter(entry => !known.has(entry.name))
    .flatMap(entry => (entry.isDirectory() ? filesIn(path, entry.name) : [entry.name]))
}

function filesIn(path: string, folder: string): string[] {
  return readdirSync(join(path, folder), { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(entry => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/'))
}
