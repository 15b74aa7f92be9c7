import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isLeftOver } from '../left-over.ts'

const owner = /^afterword-restore-(\d+)-/

/**
 * Creates a folder for the copy of a backup, which holds what readers wrote. First removes folders that killed runs
 * left.
 */
export function openPrivateFolder(): string {
  const place = tmpdir()
  for (const name of readdirSync(place).filter(name => isLeftOver(name, owner))) {
    const folder = join(place, name)
    if (isOurs(folder)) rmSync(folder, { recursive: true, force: true })
  }
  return mkdtempSync(join(place, `afterword-restore-${process.pid}-`))
}

/** Looks at a link itself and not at its target, because everybody can create a link there. */
function isOurs(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.uid === process.getuid?.()
}
