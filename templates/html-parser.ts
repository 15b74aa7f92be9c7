import { createRequire } from 'node:module'
import type * as HtmlParser from 'htmlparser2'

/** Loaded only for markup that needs a real parser: it consists of thirty modules, and few changes need them. */
const load = createRequire(import.meta.url)

export function openParser(
  events: Partial<HtmlParser.Handler>,
  options: HtmlParser.ParserOptions = {},
): HtmlParser.Parser {
  const { Parser }: typeof HtmlParser = load('htmlparser2')
  return new Parser(events, options)
}
