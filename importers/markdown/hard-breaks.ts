import { createMarkdown } from '../../generator/markdown/create-markdown.ts'

const renderer = createMarkdown()

/**
 * Makes every end of a line within a paragraph a line break. A paragraph stays as it is if one of them is within a
 * link, code, a formula or HTML, where a backslash would mean something else.
 */
export function withHardBreaks(markdown: string): string {
  const lines = markdown.split('\n')
  for (const { type, map, children } of renderer.parse(markdown, {})) {
    if (type !== 'inline' || map === null || children === null) continue
    const range = { first: map[0], last: map[1] - 1 }
    const breaks = children.filter(child => /^(?:soft|hard)break$/.test(child.type))
    if (breaks.length === range.last - range.first) breakLines(lines, range)
  }
  return lines.join('\n')
}

type Range = { readonly first: number; readonly last: number }

function breakLines(lines: string[], { first, last }: Range): void {
  const table = findTable(lines, { first, last })
  const until = table === null ? last : table - 1
  if (table !== null) lines[table] = `\n${lines[table]}`
  for (let at = first; at < until; at += 1)
    if (!isTag(lines[at]) && !isTag(lines[at + 1])) lines[at] = endLine(lines[at] ?? '')
}

/**
 * Finds a table that follows the last item of a list at once. Hexo shows it as a table, but here it needs an empty
 * line before it.
 */
function findTable(lines: readonly string[], { first, last }: Range): number | null {
  for (let at = first + 1; at < last; at += 1) {
    const [head = '', rule = ''] = lines.slice(at, at + 2)
    if (!/^\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/.test(rule)) continue
    if (head.startsWith('|') && cellsIn(head) === cellsIn(rule)) return at
  }
  return null
}

function cellsIn(row: string): number {
  return row.trim().split(/(?<!\\)\|/).length
}

/** Whether a tag that was not understood stands alone in the line. */
function isTag(line = ''): boolean {
  return /^\s*\{%/.test(line)
}

function endLine(line: string): string {
  return /(?: {2}|\\)$/.test(line) ? line : `${line.trimEnd()}\\`
}
