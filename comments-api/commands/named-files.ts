import { statSync } from 'node:fs'
import { dirname } from 'node:path'
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

function refuseFolder(file: string): void {
  if (statusOf(file)?.isDirectory()) throw new InputRefused([`${file} is a folder; name a file`])
}

function statusOf(path: string) {
  return statSync(path, { throwIfNoEntry: false })
}
