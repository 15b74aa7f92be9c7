import { Lexer, Parser } from 'yaml'

/** So many lists and keys within one another mean nothing to any of us; whatever reads thousands ends in a full stack. */
export const deepest = 100

/**
 * Where lists and keys of a text are too deep within one another, and `null` where they are not. The parser is
 * stopped there: what it would make of the rest, it cannot take apart again.
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

/** A bracket for each, or at least half a column. */
const mayBeDeep = /[ \t?:-]{40}|(?:[[{][^[{]*){40}/
