import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Files } from '../../source.ts'

/** A copy of wp-content/uploads, or of a folder above it. */
export function uploadsOf(folder: string | null): Files | null {
  if (folder === null) return null
  const below = ['wp-content/uploads', 'uploads'].map(name => join(folder, name)).find(existsSync)
  const root = below ?? folder
  return { root, find: address => pathIn(root, address) }
}

/** The picture itself where only a smaller version of it is named and that one is not there. */
function pathIn(root: string, address: string): string | null {
  const found = /\/(?:wp-content\/uploads|files)\/([^?#]+)/.exec(address)?.[1]
  if (found === undefined) return null
  const path = decode(found)
  const whole = path.replace(/(?:-\d+x\d+|-scaled)(?=\.\w+$)/, '')
  return [path, whole].find(candidate => existsSync(join(root, candidate))) ?? null
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
