import { existsSync } from 'node:fs'
import type { BuildOptions } from '../../build-options.ts'
import { isSiteRecorded, writeBuildRecord } from '../../memory/build-record.ts'
import { foldChanges } from '../../memory/outputs.ts'
import { makeLinkedCopy } from '../../publish/staging.ts'
import { openWorkshop } from '../../workshop.ts'

/**
 * Runs while nobody waits. Writes down what was learned, for another process, and prepares the folder with which the
 * next build begins after a clean one. On some file systems, linking ten thousand files takes seconds.
 */
export function prepareNext(options: BuildOptions): void {
  const latest = options.memory?.latest()
  if (latest === undefined) return
  const { ground, record } = latest
  using workshop = openWorkshop(options)
  const { folder, recordPath } = workshop
  const hasPrevious = existsSync(folder.previous)
  if (hasPrevious && isSiteRecorded(recordPath)) return
  if (!hasPrevious) makeLinkedCopy(folder, record.outputs.inColumns().names)
  const next = hasPrevious ? record : { ...record, lastChange: [] }
  writeBuildRecord(recordPath, { ground }, next)
  options.memory?.keep(ground, { ...next, outputs: foldChanges(next.outputs) })
}
