import { randomUUID } from 'node:crypto'
import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { day } from '../durations.ts'

/**
 * The name under which `file` is written until it is complete. It is random, since the processes of two containers that
 * share a volume may have the same number.
 */
export function draftFor(file: string): string {
  return `${file}.${randomUUID()}.part`
}

/**
 * Removes what killed commands left of `file`. Another command may be writing one just now, so whatever has changed
 * within the last day stays.
 */
export function clearDrafts(file: string): void {
  const name = basename(file)
  const lastDay = Date.now() - day
  for (const other of namesIn(dirname(file))) {
    if (!other.startsWith(name) || !draftEnding.test(other.slice(name.length))) continue
    removeOlder(join(dirname(file), other), lastDay)
  }
}

/** Also what SQLite keeps beside a file that it has not finished. */
const draftEnding = /^\.[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\.part(?:-journal)?$/

/** Nothing can be found in a folder that may be written and not be listed. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Everybody may write into a folder like /tmp, links to other places too: only what is ours is removed. */
function removeOlder(draft: string, than: number): void {
  try {
    const { mtimeMs, uid } = lstatSync(draft)
    const isOurs = (process.getuid?.() ?? uid) === uid
    if (isOurs && mtimeMs < than) rmSync(draft, { recursive: true, force: true })
  } catch {
    // Somebody else removed it first, or it may not be removed.
  }
}
