import type { LineRange } from './fence-info.ts'

/**
 * Puts a mark around every line of a range. Elements must not overlap, so those around several lines are closed at the
 * end of each line and opened again in the next.
 */
export function markLines(markup: string, marked: readonly LineRange[]): string {
  if (marked.length === 0) return markup
  const lines = balancedLines(markup.replace(/\n$/, ''))
  return lines
    .map((line, position) =>
      marked.some(({ first, last }) => first <= position + 1 && position + 1 <= last)
        ? `<mark class="line">${line}\n</mark>`
        : `${line}\n`,
    )
    .join('')
}

function balancedLines(markup: string): string[] {
  const open: string[] = []
  return markup.split('\n').map(line => {
    const before = open.join('')
    for (const tag of line.match(/<\/?span[^>]*>/g) ?? []) {
      if (tag.startsWith('</')) open.pop()
      else open.push(tag)
    }
    return `${before}${line}${'</span>'.repeat(open.length)}`
  })
}
