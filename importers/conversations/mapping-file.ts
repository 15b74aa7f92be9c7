import { readFileSync } from 'node:fs'
import { UsageError } from '../../generator/diagnostic.ts'
import { addressKeyOf } from './known-threads.ts'

/** What the owner says where nothing else can know: an old address or id, and where it is now. */
export type Mapping = (name: string) => string | null

/** One to a line: the old address or id, a comma, a tab or spaces, and the thread's id or the post's address here. */
export function readMapping(file: string | null): Mapping {
  if (file === null) return () => null
  const lines = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
  const targets = new Map<string, string>()
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [from, to] = wordsOf(line) ?? []
    if (from === undefined || to === undefined)
      throw new UsageError(
        `${file}:${index + 1}: write the old address or id, a comma, and the new one`,
      )
    targets.set(keyOf(from), to)
  }
  return name => targets.get(keyOf(name)) ?? null
}

/** Old ids may hold spaces; then a comma or a tab parts the two. */
function wordsOf(line: string): readonly [string, string] | null {
  const separator = /[\t,;]/.test(line) ? /\s*[\t,;]\s*/ : /\s+/
  const words = line
    .trim()
    .split(separator)
    .map(word => word.replace(/^"(.*)"$/, '$1'))
  const [from = '', to = ''] = words
  return words.length === 2 && from !== '' && to !== '' ? [from, to] : null
}

function keyOf(name: string): string {
  const isAddress = /^(?:https?:)?\/|^\?/.test(name)
  return isAddress ? (addressKeyOf(name) ?? name) : name
}
