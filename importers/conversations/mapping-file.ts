import { readFileSync } from 'node:fs'
import { SourceRefused } from '../source.ts'
import { addressKeyOf } from './known-threads.ts'

/** What the owner says where nothing else can know: an old address or id, and where it is now. */
export type Mapping = {
  find(name: string): string | null
  readonly targets: readonly Target[]
}

type Target = { readonly where: string; readonly name: string }

/** One to a line: the old address or id, a comma, a tab or spaces, and the thread's id or the post's address here. */
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
