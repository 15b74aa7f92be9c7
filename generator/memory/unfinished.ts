import { basename, dirname, join } from 'node:path'

// By `import`, Node would load its streams and the Web's cryptography with them. Decision 93.
const { lstatSync, readdirSync, rmSync } = process.getBuiltinModule('node:fs')
const { randomUUID } = process.getBuiltinModule('node:crypto')

/**
 * The name under which `file` is written until it is complete. It is random, since the processes of two containers that
 * share a folder may have the same number. comments-api/storage/draft.ts is the same for the service.
 */
export function unfinishedFor(file: string): string {
  return `${file}.${randomUUID()}.tmp`
}

const ending = /\.[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\.tmp(?:\.tmp)?$/

/**
 * Removes from a folder what killed processes had started to write. Another process may be writing just now, so
 * whatever has changed within the last day stays.
 */
export function clearUnfinished(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (ending.test(name)) removeOld(join(folder, name))
}

/** The same for one file in a folder with others. */
export function clearUnfinishedOf(file: string): void {
  const own = basename(file)
  for (const name of readdirSync(dirname(file)))
    if (name.replace(ending, '') === own && name !== own) removeOld(join(dirname(file), name))
}

const day = 24 * 60 * 60 * 1_000

function removeOld(path: string): void {
  const changed = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (changed < Date.now() - day) rmSync(path, { force: true })
}
