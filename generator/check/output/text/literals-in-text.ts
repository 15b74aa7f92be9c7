import type { Place } from '../page-facts.ts'
import { type Block, openSearch, withoutCode } from './search.ts'

type Literal = Place & { readonly text: string }

/** Behind a letter or a bracket, as in a[i][j], none was meant for a link. */
const linkLike =
  /(?:(?<![\w\])])!?\[[^[\]]*|^)\](?:\[(?!\d+\])[^[\]]+\]|\([^()]*(?:\([^()]*\)[^()]*)*\))/g
const footnoteLike = /\[\^[^\]\s]+\]/g
const closing = /\]\[(?!\d+\])[^[\]]+\]|\]\(|\[\^[^\]\s]+\]/

/** Whether a text could hold what was meant as a link or a footnote. */
export function looksLiteral(text: string): boolean {
  return closing.test(text)
}

/** In the words of one paragraph; a backslash before a bracket says that text is meant. */
export function literalsIn(block: Block): Literal[] {
  const search = openSearch({ ...block, lines: withoutCode(block.lines) })
  return (block.token.children ?? [])
    .filter(({ type, content }) => type === 'text' && looksLiteral(content))
    .flatMap(({ content }) => [...content.matchAll(linkLike), ...content.matchAll(footnoteLike)])
    .flatMap(([text]) => {
      const place = search.find(new RegExp(`(?<!\\\\)${spelled(text)}`, 'g'))
      return place === null ? [] : [{ ...place, text }]
    })
}

/** The typographer changes quotation marks, dashes and dots: the words are enough to find it by. */
function spelled(text: string): string {
  const start = /^(?:!?\[[^\]]*)?\](?:[[(][\w:./-]*)?/.exec(text)?.[0] ?? text
  return RegExp.escape(start).replace(/[“”‘’„"']|\\u201[0-9a-f]/gi, '.')
}

type Footnote = Place & { readonly label: string }

/** What the renderer leaves in the environment of a text. */
export type Footnotes = {
  readonly refs?: Readonly<Record<string, number>>
  readonly again?: readonly string[]
}

/** Definitions that nothing refers to, which the renderer drops. */
export function unusedFootnotes(lines: readonly string[], { refs = {} }: Footnotes): Footnote[] {
  const unused = Object.entries(refs).filter(([, count]) => count < 0)
  return unused.flatMap(([key]) => definitionsOf(key.slice(1), lines).slice(0, 1))
}

/** Definitions behind the first of the same name, which the renderer drops as well. */
export function repeatedFootnotes(lines: readonly string[], { again = [] }: Footnotes): Footnote[] {
  return [...new Set(again)].flatMap(label => {
    // What stands in code defines nothing, and is before the last more often than behind them.
    const count = again.filter(other => other === label).length
    return definitionsOf(label, lines).slice(-count)
  })
}

function definitionsOf(label: string, lines: readonly string[]): Footnote[] {
  const pattern = new RegExp(`\\[\\^${RegExp.escape(label)}\\]:`, 'g')
  const search = openSearch({ lines: withoutCode(lines), first: 0, end: lines.length })
  const found: Footnote[] = []
  for (let place = search.find(pattern); place !== null; place = search.find(pattern))
    found.push({ ...place, label })
  return found
}
