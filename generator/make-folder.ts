import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { MachineError } from './diagnostic.ts'

/**
 * And what is missing above it, where somebody named it. Node's own `recursive` goes round in circles for ever where the
 * folder above is there and takes nothing, as in /proc; and of a link to a disk that is not there it says that nothing is.
 */
export function makeFolder(path: string): void {
  const parent = dirname(path)
  if (isFolder(path) || parent === path) return
  makeFolder(parent)
  try {
    mkdirSync(path)
  } catch (error) {
    // Another process may have made it meanwhile.
    if (isFolder(path)) return
    throw isNowhere(error, path)
      ? new MachineError(`${path}: no folder can be created there`, { cause: error })
      : error
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

/** Although its parent is there, or although nothing is: of anything else in the way the system says what it is. */
function isNowhere(error: unknown, path: string): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'ENOENT' || (code === 'EEXIST' && !existsSync(path))
}
