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
import { hashOf } from '../content/records.ts'

/** Made files by their keys, for builds to come: of this content and of any other beside it. */
export type ImageCache = {
  /** The path of a file that is whole; `null` where it has to be made. */
  find(key: string): string | null
  keep(key: string, bytes: Uint8Array): string
  /** Removes what no build has wanted for long. */
  tidy(wanted: ReadonlySet<string>): void
}

/**
 * A file's name ends in a hash of its bytes, so that a damaged one is known by its name, and a
 * whole one can be copied as it is.
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
      // Two builds may make the same file at once, and either may be killed.
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

/** As a build leaves it that is killed while it writes: its name ends in an id, which has hyphens, and in no hash. */
function isUnfinished(name: string): boolean {
  return name.includes('-', name.indexOf('~'))
}

function isWhole(folder: string, name: string): boolean {
  try {
    return name.endsWith(`~${hashOf(readFileSync(join(folder, name)))}`)
  } catch {
    // Another build has just tidied it away.
    return false
  }
}

const day = 24 * 60 * 60 * 1_000
const longestUnused = 60 * day

/** A file's own time is when it was last wanted, to the day. */
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
    // Another build has just replaced it, which made it new as well.
  }
}
