import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { percentDecoded } from '../../../generator/percent-decoded.ts'
import { isCode } from '../../folder/is-code.ts'
import type { Files } from '../../source.ts'

/** Finds files in a copy of Ghost's `content`, of `content/images`, or of a folder above them. */
export function uploadsOf(folder: string | null): Files | null {
  if (folder === null) return null
  return { root: folder, find: address => pathIn(folder, address) }
}

/** Prefers the picture itself to a version in another size. Returns `null` if there is no such file. */
function pathIn(root: string, address: string): string | null {
  const [, kind, name] = /\/content\/(images|media|files)\/([^?#]+)/.exec(address) ?? []
  if (kind === undefined || name === undefined) return null
  const path = percentDecoded(name)
  const whole = path.replace(/^(?:size\/w\d+(?:h\d+)?\/)?(?:format\/\w+\/)?/, '')
  const folders = [`content/${kind}`, kind, '.']
  const candidates = [whole, path].flatMap(one => folders.map(folder => join(folder, one)))
  return candidates.find(one => !isCode(one) && existsSync(join(root, one))) ?? null
}
