import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'afterword-tests-'
const inMemory = '/dev/shm'
/** Several times what the files of a whole run take. */
const enough = 4 * 1024 ** 3

/**
 * One folder for all that tests, and what they start, leave in a temporary folder: it goes with the run.
 * Sites, databases and profiles of browsers live for seconds, and most of what a disk does for them is
 * to make them last. So it is in memory where the machine has such a folder with room, as Linux has.
 */
export default function setup(): void {
  // The other project of this run has made it.
  if (tmpdir().includes(prefix)) return
  const folder = mkdtempSync(join(hasRoom(inMemory) ? inMemory : tmpdir(), prefix))
  // PostgreSQL runs as somebody else, who must find its own folder within.
  chmodSync(folder, 0o711)
  // Workers begin with the environment of this process.
  process.env['TMPDIR'] = folder
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
}

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > enough
}
