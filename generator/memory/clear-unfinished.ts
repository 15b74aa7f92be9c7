import { join } from 'node:path'
import { isRunning } from '../is-running.ts'

// An import of it loads Node's streams as well. Decision 93.
const { readdirSync, rmSync } = process.getBuiltinModule('node:fs')

/** Takes away what processes that were killed had begun to write in a folder, each under its own number. */
export function clearUnfinished(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const writer = /(?:^|\.)(\d+)(?:\.tmp)?$/.exec(name)?.[1]
    const isOfAnother = writer !== undefined && Number(writer) !== process.pid
    if (isOfAnother && !isRunning(Number(writer))) rmSync(join(folder, name), { force: true })
  }
}
