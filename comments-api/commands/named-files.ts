import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { InputRefused } from '../input-refused.ts'

// Files that a command is told to read or write are checked before it starts to work.

export function requireFile(file: string): void {
  if (!statusOf(file)) throw new InputRefused([`there is no file ${file}`])
  refuseFolder(file)
}

/**
 * Throws unless there is a folder for the file, and nothing in its place that a new file must not replace, such as
 * /dev/stdout.
 */
export function requirePlace(file: string): void {
  refuseFolder(file)
  if (statusOf(file)?.isFile() === false)
    throw new InputRefused([`${file} cannot be replaced by a file; name another place`])
  const folder = dirname(file)
  if (!statusOf(folder)?.isDirectory())
    throw new InputRefused([`${file}: there is no folder ${folder}`])
}

/** Refuses the SQLite database of the settings and what SQLite keeps beside it, also if links lead there. */
export function refuseDatabase(given: string, file: string): void {
  const own = [file, `${file}-wal`, `${file}-shm`].map(placeOf)
  if (own.includes(placeOf(given))) throw new InputRefused([`${given} is the database itself`])
}

/** The path without links. A file that does not exist may be in a folder that does. */
function placeOf(path: string): string {
  if (statusOf(path)) return realpathSync(path)
  const folder = dirname(path)
  return folder === path ? path : join(placeOf(folder), basename(path))
}

function refuseFolder(file: string): void {
  if (statusOf(file)?.isDirectory()) throw new InputRefused([`${file} is a folder; name a file`])
}

function statusOf(path: string) {
  return statSync(path, { throwIfNoEntry: false })
}
