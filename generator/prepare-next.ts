import { existsSync } from 'node:fs'
import type { BuildOptions } from './build.ts'
import { writeBuildRecord } from './publish/build-record.ts'
import { makeNeighbour } from './publish/staging.ts'
import { openWorkshop } from './workshop.ts'

/**
 * While nobody waits: after a clean build, what the next one would begin with. Linking ten thousand
 * files takes some file systems seconds.
 */
export function prepareNext(options: BuildOptions): void {
  const latest = options.memory?.latest()
  if (latest === undefined) return
  const workshop = openWorkshop(options)
  try {
    if (existsSync(workshop.folder.previous)) return
    makeNeighbour(workshop.folder, [...latest.record.outputs.keys()])
    const record = { ...latest.record, lastChange: [] }
    writeBuildRecord(workshop.recordPath, latest.ground, record)
    options.memory?.keep(latest.ground, record)
  } finally {
    workshop.close()
  }
}
