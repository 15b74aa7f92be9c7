import { accessSync, constants, existsSync, type Stats, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../errors.ts'
import { isWithin } from '../is-within.ts'
import { systemCode } from '../system-code.ts'

// Places that a command is told to read or write are checked before it starts to work.

export function requireFile(option: string, path: string | undefined): void {
  if (path !== undefined && !statusOf(option, path)?.isFile())
    throw new UsageError(`${option} ${path}: there is no such file`)
}

export function requireFolder(option: string, path: string | undefined): void {
  if (path !== undefined && !statusOf(option, path)?.isDirectory())
    throw new UsageError(`${option} ${path}: there is no such folder`)
}

export function requireContent(path: string, root = process.cwd()): void {
  if (!existsSync(resolve(root, path, 'site.yaml')))
    throw new UsageError(`--content ${path}: there is no site.yaml in this folder`)
}

/** Accepts a file or a free name, and refuses anything else, such as a folder or /dev/stdout. */
export function requireFileName(option: string, path: string): void {
  const isTaken = statusOf(option, path)?.isFile() === false
  if (path === '' || isTaken) throw new UsageError(`${option} ${path}: name a file`)
}

/** Whether there is a file. Throws if this user may not read it. */
export function isFile(option: string, path: string): boolean {
  if (!statusOf(option, path)?.isFile()) return false
  try {
    accessSync(path, constants.R_OK)
  } catch (cause) {
    const mend = 'this user may not read it; give yourself the right to'
    throw new UsageError(`${option} ${path}: ${mend}`, { cause })
  }
  return true
}

/** `undefined` if there is nothing. */
function statusOf(option: string, path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (cause) {
    const why = unseen[systemCode(cause) ?? '']
    if (why === undefined) throw cause
    throw new UsageError(`${option} ${path}: ${why}`, { cause })
  }
}

const unseen: Readonly<Record<string, string>> = {
  ENAMETOOLONG: 'no file has so long a name',
  ELOOP: 'its links lead round in a circle',
  EACCES: 'this user may not look there; give yourself the right to',
}

/** A build would treat a file there as content and publish it. */
export function refuseWithin(path: string, content: string): void {
  if (isWithin(path, content))
    throw new UsageError(`${path} is within the content folder; name a place outside of it`)
}
