import { randomUUID } from 'node:crypto'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { hashOf } from '../hash-of.ts'

/** Files that were made, by their keys, for later builds of this content or any other. */
type ImageCache = {
  /** The path of an undamaged file, or `null` if it has to be made. */
  find(key: string): string | null
  keep(key: string, bytes: Uint8Array): string
  /** Removes files that no build has used for a long time. */
  tidy(wanted: ReadonlySet<string>): void
}

/**
 * The name of a file ends in a hash of its bytes. So a damaged file is recognised, and an undamaged one can be copied
 * as it is.
 */
export function openImageCache(folder: string): ImageCache {
  mkdirSync(folder, { recursive: true })
  const whole = readdirSync(folder).filter(name => !isUnfinished(name))
  const names = new Map(whole.map(name => [keyIn(name), name]))
  return {
    find: key => {
      const name = names.get(key)
      return name !== undefined && isWhole(folder, name) ? join(folder, name) : null
    },
    keep: (key, bytes) => {
      const path = join(folder, `${key}~${hashOf(bytes)}`)
      // Two builds may make the same file at the same time, and either may be killed.
      const unfinished = join(folder, `${key}~${randomUUID()}`)
      try {
        writeFileSync(unfinished, bytes)
        renameSync(unfinished, path)
      } catch (error) {
        rmSync(unfinished, { force: true })
        throw error
      }
      return path
    },
    tidy: wanted => tidy(folder, wanted),
  }
}

function keyIn(name: string): string {
  return name.slice(0, name.indexOf('~'))
}

/**
 * Whether a killed build left this file unfinished. Its name ends in a random id, which has hyphens, instead of a hash.
 */
function isUnfinished(name: string): boolean {
  return name.includes('-', name.indexOf('~'))
}

function isWhole(folder: string, name: string): boolean {
  try {
    return name.endsWith(`~${hashOf(readFileSync(join(folder, name)))}`)
  } catch {
    // Another build has just removed the file.
    return false
  }
}

const day = 24 * 60 * 60 * 1_000
const longestUnused = 60 * day

/** A file's modification time tells on which day it was last used. */
function tidy(folder: string, wanted: ReadonlySet<string>): void {
  const now = Date.now()
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const status = statSync(path, { throwIfNoEntry: false })
    if (status === undefined) continue
    const age = now - status.mtimeMs
    if (isUnfinished(name)) {
      if (age > day) rmSync(path, { force: true })
    } else if (!wanted.has(keyIn(name))) {
      if (age > longestUnused) rmSync(path, { force: true })
    } else if (age > day) touch(path)
  }
}

function touch(path: string): void {
  try {
    const now = new Date()
    utimesSync(path, now, now)
  } catch {
    // Another build has just replaced the file, which also renewed its time.
  }
}
