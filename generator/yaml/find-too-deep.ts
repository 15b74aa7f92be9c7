import { Lexer, Parser } from 'yaml'

/** No text needs deeper nesting than this, and reading thousands of levels would overflow the stack. */
export const deepest = 100

/**
 * The offset at which a text is nested too deeply, or `null` if it is not. The parser stops there, because it could
 * build a deeper tree but not visit it.
 */
export function findTooDeep(text: string): number | null {
  if (!mayBeDeep.test(text)) return null
  const parser = new Parser()
  for (const part of new Lexer().lex(text)) {
    for (const _ of parser.next(part));
    if (parser.stack.length > deepest) return parser.offset
  }
  return null
}

/** A quick test. Each level takes a bracket, or at least half a column. */
const mayBeDeep = /[ \t?:-]{40}|(?:[[{][^[{]*){40}/
