import { readFileSync } from 'node:fs'
import { SourceRefused } from '../source.ts'
import { addressKeyOf } from './known-threads.ts'

/** What the owner states where nothing else can tell: an old address or id, and the post it belongs to now. */
export type Mapping = {
  find(name: string): string | null
  readonly targets: readonly Target[]
}

type Target = { readonly where: string; readonly name: string }

/**
 * Reads one pair per line: the old address or id, then a comma, a tab or spaces, then the thread's id or the post's
 * address here. Without a file the mapping is empty.
 */
export function readMapping(file: string | null): Mapping {
  if (file === null) return { find: () => null, targets: [] }
  const names = new Map<string, string>()
  const targets: Target[] = []
  const mistakes: string[] = []
  for (const [index, line] of linesOf(file).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const where = `${file}:${index + 1}`
    const [from, to] = wordsOf(line) ?? []
    if (from === undefined || to === undefined) {
      mistakes.push(`${where}: write the old address or id, a comma, and the new one`)
      continue
    }
    names.set(keyOf(from), to)
    targets.push({ where, name: to })
  }
  if (mistakes.length > 0) throw new SourceRefused(mistakes.join('\n'))
  return { find: name => names.get(keyOf(name)) ?? null, targets }
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
}

/** Old ids may contain spaces; a comma or a tab then separates the two. Returns `null` unless there are exactly two. */
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
