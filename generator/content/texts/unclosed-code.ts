import type { Diagnostic } from '../../diagnostic.ts'
import type { TextOfFile } from './foreign-markup.ts'
import { openPlainMarkdown } from './summarise.ts'

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
      const message = isClosed({ first, end, content })
        ? beginsWithin(content, markup)
        : 'this code block is not closed'
      if (message === null) return []
      return [{ ...place, severity: 'warning', code: 'unclosed-code', message, hint }]
    })
}

type Block = { readonly first: number; readonly end: number; readonly content: string }

/** Only an end is a line of a block that neither begins it nor is in its content. */
function isClosed({ first, end, content }: Block): boolean {
  const within = content === '' ? 0 : content.replace(/\n$/, '').split('\n').length
  return end - first > 1 + within
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
  let open: FenceLine | null = null
  for (const line of fenceLines(body)) {
    if (open === null) open = line.mark.startsWith('`') && line.rest.includes('`') ? null : line
    else if (!line.mark.startsWith(open.mark)) continue
    // What is indented otherwise may be no end, or that of another block.
    else if (line.rest.trim() !== '' || line.depth !== open.depth) return true
    else open = null
  }
  return open !== null
}

type FenceLine = { readonly depth: number; readonly mark: string; readonly rest: string }

/** A line may begin quotations and lists, too. */
const fenceLine = /^((?:[ \t>]|(?:[-*+]|\d+[.)])(?=[ \t]))*)(`{3,}|~{3,})(.*)/gm

function* fenceLines(body: string): Generator<FenceLine> {
  if (!body.includes('```') && !body.includes('~~~')) return
  for (const [, before = '', mark = '', rest = ''] of body.matchAll(fenceLine))
    yield { depth: before.length, mark, rest }
}
