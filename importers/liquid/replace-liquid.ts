import { createClosings } from './closings.ts'

export type LiquidTable = {
  /** `{% name words %}`; returns `null` for what cannot be said here. */
  readonly tags: Readonly<Record<string, (words: string) => string | null>>
  /** `{% name words %}inside{% endname %}` */
  readonly blocks: Readonly<Record<string, (words: string, inside: string) => string | null>>
  /** `{{ expression }}` */
  output(expression: string): string | null
  note(message: string): void
}

/** Replaces the tags that the table knows. Nothing is run: all other tags stay as they were written, and are noted. */
export function replaceLiquid(text: string, table: LiquidTable): string {
  const closings = createClosings(text, closingOf)
  let replaced = ''
  let end = 0
  for (const { from, until, ...found } of tagsIn(text)) {
    if (from < end) continue
    const { name } = found
    const closing = name !== undefined && isBlock(name, table) ? closings(name, until) : null
    const inside = closing === null ? null : text.slice(until, closing.from)
    const shown = show({ ...found, inside }, table)
    if (shown === null) continue
    replaced += text.slice(end, from) + shown
    end = closing?.until ?? until
  }
  return replaced + text.slice(end)
}

type Tag = {
  readonly from: number
  readonly until: number
  /** Of `{{ expression }}` there is none. */
  readonly name: string | undefined
  readonly words: string
  readonly expression: string | undefined
}

/** With `{% # a comment %}`, which nobody saw: https://liquidjs.com/tags/inline_comment.html */
const opened = /\{%-?\s*(\w+|#)|\{\{([^{}]{0,2000})\}\}/g
const longestTag = 4_000

/** In the order of the text. Where a tag ends is not looked for anew for each of the thousands that never end. */
function* tagsIn(text: string): Generator<Tag> {
  const ends = createClosings(text, () => '%\\}')
  const pattern = new RegExp(opened)
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    const [, name, expression] = found
    const start = pattern.lastIndex
    const end = name === undefined ? { from: start, until: start } : ends('a tag', start)
    if (end === null || end.from - start > longestTag) continue
    const words = text.slice(start, end.from).replace(/-$/, '').trim()
    pattern.lastIndex = end.until
    yield { from: found.index, until: end.until, name, words, expression }
  }
}

function closingOf(name: string): string {
  return `\\{%-?\\s{0,99}end${name}\\s{0,99}-?%\\}`
}

function isBlock(name: string, { blocks }: LiquidTable): boolean {
  return /^(?:raw|verbatim|comment)$/.test(name) || Object.hasOwn(blocks, name)
}

type Found = Omit<Tag, 'from' | 'until'> & { readonly inside: string | null }

function show({ name, words, expression, inside }: Found, table: LiquidTable): string | null {
  if (name === '#') return ''
  const shown =
    name === undefined
      ? table.output((expression ?? '').replace(/^-|-$/g, '').trim())
      : showTag({ name, words, inside }, table)
  if (shown !== null) return shown
  const tag =
    name === undefined ? `{{ ${(expression ?? '').trim().slice(0, 60)} }}` : `{% ${name} %}`
  if (name === undefined || !name.startsWith('end'))
    table.note(`holds the tag ${tag}, which stays as it was written`)
  return null
}

function showTag(
  { name, words, inside }: Omit<Found, 'expression' | 'name'> & { readonly name: string },
  table: LiquidTable,
): string | null {
  if (inside === null)
    return Object.hasOwn(table.tags, name) ? (table.tags[name]?.(words) ?? null) : null
  if (name === 'raw' || name === 'verbatim') return inside
  if (name === 'comment') return ''
  return table.blocks[name]?.(words, replaceLiquid(inside, table)) ?? null
}

/** Splits words from names with values: `js title="A b" 'c'`. */
export function readWords(written: string): {
  words: string[]
  named: Readonly<Record<string, string>>
} {
  const words: string[] = []
  const named: [string, string][] = []
  const pattern =
    /([\w-]+)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s"',]+))|"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s"',]+)/g
  for (const [, name, ...values] of written.matchAll(pattern)) {
    const value = values.find(one => one !== undefined) ?? ''
    if (name === undefined || /^https?$/.test(name))
      words.push(name === undefined ? value : `${name}:${value}`)
    else named.push([name.toLowerCase(), value])
  }
  return { words, named: Object.fromEntries(named) }
}
