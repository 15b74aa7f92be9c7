import { lstatSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { isWithin } from '../../generator/is-within.ts'
import type { Files } from '../source.ts'

/**
 * Returns the path of a file to copy; `null` if there is none. A link could lead anywhere on the machine, so only files
 * that really are below the root are taken.
 */
export function findFile(files: Files | undefined, address: string): string | null {
  const found = files?.find(address) ?? null
  // A text would become a post of its own.
  if (found === null || files === undefined || /\.md$/i.test(found) || isHidden(found)) return null
  try {
    const root = realpathSync(files.root)
    const path = realpathSync(join(root, found))
    return isWithin(path, root) && lstatSync(path).isFile() ? path : null
  } catch {
    return null
  }
}

/** No server shows `.htaccess`, or what is in `.git`. */
function isHidden(path: string): boolean {
  return path.split(/[\\/]/).some(part => part.startsWith('.'))
}
