import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clearDrafts, draftFor } from '../draft.ts'

/**
 * Creates a folder for the copy of a backup, which holds what readers wrote. First removes folders that killed runs
 * left.
 */
export function openPrivateFolder(): string {
  const place = join(tmpdir(), 'afterword-restore')
  clearDrafts(place)
  const folder = draftFor(place)
  mkdirSync(folder, { mode: 0o700 })
  return folder
}
