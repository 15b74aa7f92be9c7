import { existsSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import { SourceRefused } from '../source.ts'

/**
 * Refuses a folder outside the site. Settings and links can lead anywhere on the machine, even to texts that nobody may
 * publish.
 */
export function requireWithin(root: string, folder: string): void {
  const path = join(root, folder)
  if (!existsSync(path)) return
  const isWithin = `${realpathSync(path)}${sep}`.startsWith(`${realpathSync(root)}${sep}`)
  if (isWithin) return
  throw new SourceRefused(
    `${folder} leads out of ${root}, to ${realpathSync(path)}; put the folder itself there, if it belongs to the site`,
  )
}
