import {
  constants,
  copyFileSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { MachineError } from '../diagnostic.ts'
import { systemCode } from '../system-code.ts'
import { isRunning } from './is-running.ts'

/** Two builds never write to one folder: the second is told so. A lock left by a killed build does not count. */
export function takeLock(path: string): () => void {
  if (!tryLock(path)) {
    refuseWhileRunning(path)
    removeStale(path)
    if (!tryLock(path))
      throw new MachineError(
        'another build has just begun to write the same folder; wait until it has ended',
      )
  }
  return () => rmSync(path, { force: true })
}

function refuseWhileRunning(path: string): void {
  const owner = Number(readOwner(path))
  if (!isRunning(owner)) return
  throw new MachineError(
    `another build (process ${owner}) is writing the same folder; wait until it has ended`,
  )
}

/** Moved aside first: if two builds find a stale lock, the slower one must not remove the faster one's lock. */
function removeStale(path: string): void {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return
    throw error
  }
  try {
    refuseWhileRunning(aside)
  } catch (error) {
    renameSync(aside, path)
    throw error
  }
  rmSync(aside)
}

/** Written first and then linked, so that a lock always contains its owner's process id. */
function tryLock(path: string): boolean {
  const written = `${path}.${process.pid}`
  try {
    writeFileSync(written, String(process.pid))
    linkOrCopy(written, path)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(written, { force: true })
  }
}

/** Some file systems have no links. Both calls throw EEXIST if the lock is taken. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch (error) {
    if (systemCode(error) === 'EEXIST') throw error
    copyFileSync(from, to, constants.COPYFILE_EXCL)
  }
}

function readOwner(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
