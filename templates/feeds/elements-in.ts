import { createRequire } from 'node:module'
import type * as HtmlParser from 'htmlparser2'

/** Offsets in the markup; an empty one where a tag is implied. */
export type Span = { readonly start: number; readonly end: number }

export type FoundElement = {
  readonly name: string
  /** By their names as written: those of drawings have capitals. */
  readonly attributes: Readonly<Record<string, string>>
  /** Within a drawing or a formula, or one itself. */
  readonly isForeign: boolean
  readonly startTag: Span
  readonly endTag: Span
}

/** Loaded with the first text that a feed shows: after most changes none does. */
const load = createRequire(import.meta.url)

/** In the order in which they end. */
export function elementsIn(markup: string): FoundElement[] {
  const { Parser }: typeof HtmlParser = load('htmlparser2')
  const found: FoundElement[] = []
  const open: Omit<FoundElement, 'endTag'>[] = []
  const parser: HtmlParser.Parser = new Parser(
    {
      onopentag: (name, attributes, isImplied) => {
        const isForeign = name === 'svg' || name === 'math' || open.at(-1)?.isForeign === true
        const start = parser.startIndex
        const startTag = { start, end: isImplied ? start : parser.endIndex + 1 }
        open.push({ name, attributes, isForeign, startTag })
      },
      onclosetag: (_, isImplied) => {
        const element = open.pop()
        if (element === undefined) return
        const isStartTagAlone = parser.startIndex === element.startTag.start
        const start = isStartTagAlone ? element.startTag.end : parser.startIndex
        const end = isImplied || isStartTagAlone ? start : parser.endIndex + 1
        found.push({ ...element, endTag: { start, end } })
      },
    },
    { lowerCaseAttributeNames: false },
  )
  parser.end(markup)
  return found
}
