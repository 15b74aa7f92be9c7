import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { InputRefused } from '../input-refused.ts'

// Files that a command is told to read or to write: what cannot be is said before any work is done.

export function refuseFolder(file: string): void {
  if (isFolder(file)) throw new InputRefused([`${file} is a folder; name a file`])
}

/** Nothing is in the way, and there is a folder for it. */
export function requirePlace(file: string): void {
  refuseFolder(file)
  const folder = dirname(file)
  if (!isFolder(folder)) throw new InputRefused([`${file}: there is no folder ${folder}`])
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
