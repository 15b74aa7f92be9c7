import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf } from '../hash-of.ts'
import { type IconFile, iconNames } from '../plan/images/icons.ts'

/** The icons of a site that has none of its own. */
export function readBuiltInIcons(root: string): IconFile[] {
  return iconNames.map(name => {
    const from = join(root, 'templates', 'icons', name)
    return { name, from, hash: hashOf(readFileSync(from)) }
  })
}
