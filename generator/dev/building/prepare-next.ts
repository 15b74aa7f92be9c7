import { existsSync } from 'node:fs'
import type { BuildOptions } from '../../build-options.ts'
import { isSiteRecorded, writeBuildRecord } from '../../publish/build-record.ts'
import { makeLinkedCopy } from '../../publish/staging.ts'
import { openWorkshop } from '../../workshop.ts'

/**
 * While nobody waits: what was learned is written down for another process, and after a clean build what
 * the next one begins with is made. Linking ten thousand files takes some file systems seconds.
 */
export function prepareNext(options: BuildOptions): void {
  const latest = options.memory?.latest()
  if (latest === undefined) return
  const { ground, record } = latest
  const workshop = openWorkshop(options)
  const { folder, recordPath } = workshop
  try {
    const hasPrevious = existsSync(folder.previous)
    if (hasPrevious && isSiteRecorded(recordPath)) return
    if (!hasPrevious) makeLinkedCopy(folder, [...record.outputs.keys()])
    const next = hasPrevious ? record : { ...record, lastChange: [] }
    writeBuildRecord(recordPath, { ground }, next)
    options.memory?.keep(ground, next)
  } finally {
    workshop.close()
  }
}
