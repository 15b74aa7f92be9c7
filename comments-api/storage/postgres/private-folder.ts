import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isLeftOver } from '../left-over.ts'

const owner = /^afterword-restore-(\d+)-/

/** For a copy of a backup, which holds what readers wrote. What a run that was killed left there goes first. */
export function openPrivateFolder(): string {
  const place = tmpdir()
  for (const name of readdirSync(place).filter(name => isLeftOver(name, owner))) {
    const folder = join(place, name)
    if (isOurs(folder)) rmSync(folder, { recursive: true, force: true })
  }
  return mkdtempSync(join(place, `afterword-restore-${process.pid}-`))
}

/** Looks at a link itself, and not at what it leads to: everybody may lay one there. */
function isOurs(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.uid === process.getuid?.()
}
