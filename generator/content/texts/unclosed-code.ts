import type { Diagnostic } from '../../diagnostic.ts'
import { openPlainMarkdown } from './summarise.ts'

type TextOfFile = { readonly file: string; readonly body: string; readonly bodyLine: number }

/**
 * Warns of a block of code without an end, which makes code of the words behind it. Markdown itself allows it: the block
 * goes on to the end of the text, or to the end of the next block.
 */
export function unclosedCode({ file, body, bodyLine }: TextOfFile): Diagnostic[] {
  if (!mayBeOpen(body)) return []
  const lines = body.split('\n')
  return openPlainMarkdown()
    .parse(body, {})
    .filter(({ type }) => type === 'fence')
    .flatMap(({ map, markup, content }) => {
      const [first, end] = map ?? [0, 0]
      const mark = `a line "${markup}"`
      const hint = `Write ${mark} below the code. If that is part of it, begin and end with one mark more.`
      const place = {
        file,
        line: bodyLine + first,
        column: 1 + (lines[first]?.indexOf(markup) ?? 0),
      }
      const message = isClosed(lines, { first, end, markup })
        ? beginsWithin(content, markup)
        : 'this block of code has no end'
      if (message === null) return []
      return [{ ...place, severity: 'warning', code: 'unclosed-code', message, hint }]
    })
}

type Block = { readonly first: number; readonly end: number; readonly markup: string }

function isClosed(lines: readonly string[], { first, end, markup }: Block): boolean {
  const last = end - 1
  const mark = /(`+|~+)[ \t]*$/.exec(lines[last] ?? '')?.[1] ?? ''
  return last > first && mark.startsWith(markup)
}

/** Such as "```css": where the end of one block was forgotten, the beginning of the next is taken for code. */
function beginsWithin(content: string, markup: string): string | null {
  const found = content
    .split('\n')
    .map(line => line.trim())
    .find(line => line.startsWith(markup) && /^(?:`+|~+)[^`~\s]+$/.test(line))
  return found === undefined ? null : `another block of code, ${found}, begins within this one`
}

/** Reads only the lines that begin or end blocks, because nearly all texts are without this mistake. */
function mayBeOpen(body: string): boolean {
  let open: string | null = null
  for (const line of fenceLines(body)) {
    const [, mark = '', rest = ''] = line
    if (open === null) open = mark.startsWith('`') && rest.includes('`') ? null : mark
    else if (!mark.startsWith(open)) continue
    else if (rest.trim() !== '') return true
    else open = null
  }
  return open !== null
}

const fence = /(`{3,}|~{3,})(.*)/y

function* fenceLines(body: string) {
  if (!body.includes('```') && !body.includes('~~~')) return
  for (const found of body.matchAll(/^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(?=```|~~~)/gm)) {
    fence.lastIndex = found.index + found[0].length
    const line = fence.exec(body)
    if (line !== null) yield line
  }
}
