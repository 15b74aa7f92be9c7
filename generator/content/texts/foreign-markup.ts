import type { Diagnostic } from '../../diagnostic.ts'
import { type ForeignKind, foreignKinds, mayHoldForeign } from './foreign-kinds.ts'
import { insteadOf } from './instead-of.ts'
import { openPlainMarkdown } from './summarise.ts'

export type TextOfFile = { readonly file: string; readonly body: string; readonly bodyLine: number }

/** Warns once of each name, where it is first. Code samples are left alone. */
export function foreignMarkup({ file, body, bodyLine }: TextOfFile): Diagnostic[] {
  if (!mayHoldForeign(body)) return []
  const lines = body.split('\n')
  const found = new Map<string, Diagnostic>()
  let within: readonly [number, number] = [0, lines.length]
  const definitions: Definitions = {}
  const closed = closedAlone(body)
  for (const { type, content, map } of openPlainMarkdown().parse(body, definitions)) {
    // A cell of a table does not know its line, but its row does. The term of a definition list says that it has none.
    if (map !== null) within = [map[0], Math.max(map[0] + 1, map[1])]
    if (!(type === 'inline' || (type === 'html_block' && isProse(content)))) continue
    for (const { called, text, name, instead } of foreignIn(content, closed)) {
      const key = `${called} ${name}`
      if (found.has(key) || isLink(text, definitions)) continue
      const place = placeOf(text, lines, within)
      found.set(key, {
        file,
        line: bodyLine + place.line,
        column: place.column + 1,
        severity: 'warning',
        code: 'foreign-markup',
        message: `"${text}" is shown as text: it is ${called}`,
        hint: insteadOf(name, instead),
      })
    }
  }
  return [...found.values()]
}

/** What the parser finds defined, such as "[recent-posts]: https://…", under names in capitals. */
type Definitions = { readonly references?: Readonly<Record<string, unknown>> }

/** `text` is the beginning of a short code, such as "[recent-posts", or has its end, such as "[TOC]". */
function isLink(text: string, { references = {} }: Definitions): boolean {
  return Object.hasOwn(references, text.replace(/^\[+|\]+$/g, '').toUpperCase())
}

function isProse(html: string): boolean {
  return !/<(?:pre|code|script|style|textarea|svg|!--)/i.test(html)
}

const samples = [
  /(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)/gs,
  /<(code|pre|kbd|samp)\b[^>]*>.*?<\/\1>|<!--.*?-->/gis,
  /(?<![\\\w])\$\$.+?\$\$/gs,
  /(?<![\\\w])\$(?!\s)[^$\n]+(?<!\s)\$(?!\d)/g,
]

/**
 * Names of blocks that end alone in a line, as "[/box]". If they also begin so, they are no joke such as "[rant] Never.
 * [/rant]".
 */
function closedAlone(body: string): ReadonlySet<string> {
  if (!body.includes('[/')) return new Set()
  return new Set(
    [...body.matchAll(/^[ \t]*\[\/([a-z][\w-]*)\]\s*?$/gm)].map(([, name = '']) => name),
  )
}

const block: ForeignKind = {
  called: 'a short code of WordPress',
  pattern: /(?<=^[ \t]*)\[([a-z][\w-]*)(?=(?: [^\]\n]*)?\][ \t]*$)/gm,
}

function foreignIn(written: string, closed: ReadonlySet<string>) {
  const prose = samples.reduce((rest, pattern) => rest.replace(pattern, ' '), written)
  const foundOf = ({ called, pattern, instead }: ForeignKind) =>
    [...prose.matchAll(pattern)].map(([text, name = '']) => ({
      ...{ called, text, instead },
      name: name.trim(),
    }))
  const blocks = closed.size === 0 ? [] : foundOf(block).filter(({ name }) => closed.has(name))
  return [...foreignKinds.flatMap(foundOf), ...blocks]
}

/** Lines and columns count from 0. The text may go on in the next line; it is found by its beginning. */
function placeOf(text: string, lines: readonly string[], [first, end]: readonly [number, number]) {
  const beginning = text.split('\n', 1)[0] ?? text
  for (let line = first; line < end; line += 1) {
    const column = lines[line]?.indexOf(beginning) ?? -1
    if (column >= 0) return { line, column }
  }
  return { line: first, column: 0 }
}
