import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ContentError } from '../errors.ts'
import { wrongExtension } from '../extension/place.ts'

/** A file that a plug-in writes and nobody planned would be lost by one build and kept for ever by another. */
export function refuseUnplannedFiles(
  folder: string,
  planned: ReadonlySet<string>,
  configuration: string,
): void {
  if (!existsSync(folder)) return
  const unplanned = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
    .find(output => !planned.has(output))
  if (unplanned === undefined) return
  throw new ContentError([
    wrongExtension(
      configuration,
      `a plug-in writes the file ${unplanned} straight into the site`,
      'Hand the file over, with addTemplate or addPassthroughCopy; or write it outside of the site.',
    ),
  ])
}
