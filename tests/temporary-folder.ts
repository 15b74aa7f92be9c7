import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'afterword-tests-'
const inMemory = '/dev/shm'
/** Several times the size of all files of a run. */
const enough = 4 * 1024 ** 3

/**
 * Makes one folder for everything that tests, and what they start, write to a temporary folder. It is deleted with the
 * run. Sites, databases and browser profiles live for seconds, and most of what a disk does for them is to make them
 * last. So the folder is in memory if the machine has room for it there, as Linux does.
 */
export default function setup(): void {
  // Another project of this run has made it.
  if (tmpdir().includes(prefix)) return
  const folder = mkdtempSync(join(hasRoom(inMemory) ? inMemory : tmpdir(), prefix))
  // PostgreSQL runs as another user, who must be able to reach its own folder inside.
  chmodSync(folder, 0o711)
  // Workers start with the environment of this process.
  process.env['TMPDIR'] = folder
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
}

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > enough
}
