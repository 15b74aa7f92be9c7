import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { percentDecoded } from '../../../generator/percent-decoded.ts'
import { isCode } from '../../folder/is-code.ts'
import type { Files } from '../../source.ts'

/** Finds files in a copy of wp-content/uploads, or of a folder above it. */
export function uploadsOf(folder: string | null): Files | null {
  if (folder === null) return null
  const below = ['wp-content/uploads', 'uploads'].map(name => join(folder, name)).find(existsSync)
  const root = below ?? folder
  return { root, find: address => pathIn(root, address) }
}

/**
 * Prefers the picture itself to a smaller version, since this site makes its own. In a network, each site has a folder.
 * Returns `null` if there is no such file.
 */
function pathIn(root: string, address: string): string | null {
  const path = percentDecoded(inUploads.exec(address)?.[1] ?? '')
  if (path === '') return null
  const whole = path.replace(/-\d+x\d+(?=\.\w+$)/, '')
  const candidates = [whole, path].flatMap(name => [name, name.replace(/^sites\/\d+\//, '')])
  return candidates.find(one => !isCode(one) && existsSync(join(root, one))) ?? null
}

const inUploads = /(?:\/wp-content\/uploads|\/files|\.files\.wordpress\.com)\/([^?#]+)/
