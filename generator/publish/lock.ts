import { readFileSync, rmSync, writeFileSync } from 'node:fs'

/** Two builds never write one folder: the second is told so. A lock that a killed build left does not count. */
export function takeLock(path: string): () => void {
  if (!tryLock(path)) {
    const owner = Number(readOwner(path))
    if (isRunning(owner)) {
      throw new Error(
        `another build (process ${owner}) is writing the same folder; wait until it has ended`,
      )
    }
    rmSync(path, { force: true })
    if (!tryLock(path))
      throw new Error(
        'another build has just begun to write the same folder; wait until it has ended',
      )
  }
  return () => rmSync(path, { force: true })
}

function tryLock(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function readOwner(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function isRunning(owner: number): boolean {
  if (!Number.isInteger(owner) || owner <= 0 || owner === process.pid) return false
  try {
    process.kill(owner, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
