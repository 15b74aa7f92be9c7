import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** For a copy of a backup, which holds what readers wrote. What a run that was killed left there goes first. */
export function openPrivateFolder(): string {
  const place = tmpdir()
  for (const name of readdirSync(place)) {
    const folder = join(place, name)
    if (isLeftOver(name) && isOurs(folder)) rmSync(folder, { recursive: true, force: true })
  }
  return mkdtempSync(join(place, `afterword-restore-${process.pid}-`))
}

/** In a container every run may have the same number as the last one. */
function isLeftOver(name: string): boolean {
  const owner = Number(/^afterword-restore-(\d+)-/.exec(name)?.[1] ?? 0)
  return owner === process.pid || (owner > 0 && !isRunning(owner))
}

function isRunning(owner: number): boolean {
  try {
    return process.kill(owner, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function isOurs(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.()
}
