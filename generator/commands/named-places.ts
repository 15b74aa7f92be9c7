import { statSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import { UsageError } from '../diagnostic.ts'

// What a command is told to read or to write: what cannot be is said before any work is done.

export function requireFile(option: string, path: string | undefined): void {
  if (path !== undefined && !statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new UsageError(`${option} ${path}: there is no such file`)
}

export function requireFolder(option: string, path: string | undefined): void {
  if (path !== undefined && !statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${option} ${path}: there is no such folder`)
}

/** A name, behind which there may be a file, and nothing else, such as a folder or /dev/stdout. */
export function requireFileName(option: string, path: string): void {
  const isTaken = statSync(path, { throwIfNoEntry: false })?.isFile() === false
  if (path === '' || isTaken) throw new UsageError(`${option} ${path}: name a file`)
}

/** A build would take it for content, and publish it. */
export function refuseWithin(path: string, content: string): void {
  if (isWithin(path, content))
    throw new UsageError(`${path} is within the content folder; name a place outside of it`)
}

/** Also where both are one. */
export function isWithin(path: string, folder: string): boolean {
  return `${resolve(path)}${sep}`.startsWith(`${resolve(folder)}${sep}`)
}
