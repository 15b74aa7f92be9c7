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

/** Definitions that nothing refers to, which the renderer drops. */
export function unusedFootnotes(
  lines: readonly string[],
  environment: { footnotes?: { refs?: Readonly<Record<string, number>> } },
): (Place & { readonly label: string })[] {
  const unused = Object.entries(environment.footnotes?.refs ?? {}).filter(([, count]) => count < 0)
  return unused.flatMap(([key]) => {
    const label = key.slice(1)
    const pattern = new RegExp(`\\[\\^${RegExp.escape(label)}\\]:`, 'g')
    const place = openSearch({ lines, first: 0, end: lines.length }).find(pattern)
    return place === null ? [] : [{ ...place, label }]
  })
}
