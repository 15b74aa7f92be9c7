import { chmodSync, existsSync, lstatSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { MachineError } from '../errors.ts'
import { isWithin } from '../is-within.ts'
import { systemCode } from '../system-code.ts'
import { isWholeSite, outputFolder } from './output-folder.ts'

export type Places = { readonly output: string; readonly cache: string }

/**
 * For a build that was refused permission: grants it for folders that builds made, which may be read-only after being
 * copied from read-only media. Returns whether trying again makes sense.
 */
export function giveRights(places: Places): boolean {
  return ownFolders(places).map(giveRightsIn).includes(true)
}

/** The system names one file of thousands, and does not say what to do. */
export function explainRefusal(error: unknown, places: Places): unknown {
  const place = placeOf(error)
  if (place === null) return error
  const cache = resolve(places.cache)
  const own = isWithin(place, cache) ? [cache] : ownFolders(places).filter(one => one !== cache)
  if (own.some(folder => isWithin(place, folder)))
    return new MachineError(
      `${shown(place)}: this user may not change it; give yourself the right to all of ${inWords(own)}, or delete it: the build creates it again`,
      { cause: error },
    )
  const { path, lock } = outputFolder(places.output)
  if (place !== path && !place.startsWith(lock)) return error
  return new MachineError(
    `${shown(dirname(path))}: this user may not create files there, and the next site is built beside ${shown(path)}; give yourself the right, or name another place with --output`,
    { cause: error },
  )
}

/** Whether the permissions of a file or folder were the reason, and nothing else. */
export function isRefusal(error: unknown): boolean {
  return isDenied(error) || (error instanceof MachineError && isDenied(error.cause))
}

function isDenied(error: unknown): error is NodeJS.ErrnoException {
  return /^(?:EACCES|EPERM)$/.test(systemCode(error) ?? '')
}

/** The path that was to be created, if it differs from the source. */
function placeOf(error: unknown): string | null {
  if (!isDenied(error)) return null
  const place = 'dest' in error ? error.dest : error.path
  return typeof place === 'string' ? resolve(place) : null
}

/** Only builds write here, which is not yet certain of a folder named by --output. */
function ownFolders({ output, cache }: Places): string[] {
  const { path, staging, previous, leaving } = outputFolder(output)
  const siblings = [staging, previous, leaving, resolve(cache)]
  return isWholeSite(path) ? [path, ...siblings] : siblings
}

/** Only folders: deleting a file does not depend on its own permissions. */
function giveRightsIn(folder: string): boolean {
  try {
    const status = lstatSync(folder)
    if (!status.isDirectory()) return false
    const lacked = (status.mode & whole) !== whole
    if (lacked) chmodSync(folder, status.mode | whole)
    const inside = readdirSync(folder, { withFileTypes: true }).filter(one => one.isDirectory())
    return inside.map(({ name }) => giveRightsIn(join(folder, name))).includes(true) || lacked
  } catch {
    // It does not exist, or belongs to somebody else, who alone can change it.
    return false
  }
}

const whole = 0o700

function inWords(folders: readonly string[]): string {
  const there = folders.filter(folder => existsSync(folder)).map(shown)
  return new Intl.ListFormat('en').format(there)
}

function shown(path: string): string {
  const short = relative(process.cwd(), path)
  return short === '' || short.startsWith('..') ? path : short
}
