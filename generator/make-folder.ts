import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { MachineError } from './errors.ts'
import { systemCode } from './system-code.ts'

/**
 * Makes a folder whose path somebody named, with the folders above it. Node's own `recursive` option is not used: if
 * nothing can be created in the folder above, as in /proc, it never returns, and for a symbolic link to a missing disk
 * its message is misleading.
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

/** Whether folders cannot exist at this place. If something is in the way, the system's own message says what. */
function isNowhere(error: unknown, path: string): boolean {
  const code = systemCode(error)
  return code === 'ENOENT' || (code === 'EEXIST' && !existsSync(path))
}
