import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { isWithin } from '../../generator/is-within.ts'
import { SourceRefused } from '../source.ts'

/**
 * Refuses a folder outside the site. Settings and links can lead anywhere on the machine, even to texts that nobody may
 * publish.
 */
export function requireWithin(root: string, folder: string): void {
  const path = join(root, folder)
  if (!existsSync(path)) return
  if (isWithin(realpathSync(path), realpathSync(root))) return
  throw new SourceRefused(
    `${folder} leads out of ${root}, to ${realpathSync(path)}; put the folder itself there, if it belongs to the site`,
  )
}
