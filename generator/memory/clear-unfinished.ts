import { basename, dirname, join } from 'node:path'
import { isRunning } from '../publish/is-running.ts'

// By `import`, Node would load its streams with it. Decision 93.
const { readdirSync, rmSync } = process.getBuiltinModule('node:fs')

/** Removes from a folder what killed processes had started to write, each under its process id. */
export function clearUnfinished(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const writer = /\.(\d+)(?:\.tmp)?$/.exec(name)?.[1]
    if (writer !== undefined && isKilled(writer)) rmSync(join(folder, name), { force: true })
  }
}

/** The same for one file in a folder with others; `unfinished` is the name under which this process writes it. */
export function clearUnfinishedLike(unfinished: string): void {
  const [folder, own, number] = [dirname(unfinished), basename(unfinished), `${process.pid}`]
  const before = own.slice(0, own.lastIndexOf(number))
  const after = own.slice(before.length + number.length)
  for (const name of readdirSync(folder)) {
    const writer = name.slice(before.length, name.length - after.length)
    const isLike = name === before + writer + after
    if (isLike && /^\d+$/.test(writer) && isKilled(writer))
      rmSync(join(folder, name), { force: true })
  }
}

function isKilled(writer: string): boolean {
  return Number(writer) !== process.pid && !isRunning(Number(writer))
}
