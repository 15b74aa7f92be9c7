import { openParser } from '../html-parser.ts'

/** Offsets in the markup. Empty if a tag is implied. */
export type Span = { readonly start: number; readonly end: number }

export type FoundElement = {
  readonly name: string
  /** With their names as written, because attributes of drawings contain capitals. */
  readonly attributes: Readonly<Record<string, string>>
  /** Whether it is in a drawing or a formula, or is one itself. */
  readonly isForeign: boolean
  readonly startTag: Span
  readonly endTag: Span
}

/** In the order in which they end. */
export function elementsIn(markup: string): FoundElement[] {
  const found: FoundElement[] = []
  const open: Omit<FoundElement, 'endTag'>[] = []
  const parser = openParser(
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
        const start = parser.startIndex
        const heard = { start, end: isImplied ? start : parser.endIndex + 1 }
        found.push({ ...element, endTag: endTagOf(element, heard) })
      },
    },
    { lowerCaseAttributeNames: false },
  )
  parser.end(markup)
  return found
}

/** For an element that is only a start tag, the parser reports its end at the place where it began. */
function endTagOf({ startTag }: Pick<FoundElement, 'startTag'>, heard: Span): Span {
  return heard.start === startTag.start ? { start: startTag.end, end: startTag.end } : heard
}
