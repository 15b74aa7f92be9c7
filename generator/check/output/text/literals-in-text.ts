import type { Place } from '../../../diagnostic.ts'
import { withoutCode } from '../../../markdown/without-code.ts'
import { type Block, openSearch } from './search.ts'

type Literal = Place & { readonly text: string }

/** Brackets right behind a letter or another bracket, as in a[i][j], were not meant as a link. */
const linkLike =
  /(?:(?<![\w\])])!?\[[^[\]]*|^)\](?:\[(?!\d+\])[^[\]]+\]|\([^()]*(?:\([^()]*\)[^()]*)*\))/g
const footnoteLike = /\[\^[^\]\s]+\]/g
/** An address, which begins as none of the words around it, or a file beside the text, which ends as none of them. */
const addressWithout = (signs: string) =>
  String.raw`(?:(?:https?:\/\/|\.{0,2}\/)[^${signs}]*|[^${signs}]+\.(?:md|avif|gif|jpe?g|png|svg|webp)(?:#[^${signs}]*)?)`
const inRound = addressWithout(String.raw`\s()`)
const inSquare = addressWithout(String.raw`\s[\]`)
/** A link with a space before its address, without its end, or whose words and address have each other's brackets. */
const slips = new RegExp(
  [
    String.raw`!?\[(?!\d+\])[^[\]]+\] \(${inRound}\)`,
    String.raw`!?\[[^[\]]+\]\(${inRound}(?=\s|$)`,
    String.raw`\([^()[\]]+\)\[${inSquare}\]`,
  ].join('|'),
  'g',
)
const closing = new RegExp(
  String.raw`\]\[(?!\d+\])[^[\]]+\]|\] ?\(|\)\[${inSquare}\]|\[\^[^\]\s]+\]`,
)

/** Whether a text may hold something that was meant as a link or a footnote. */
export function looksLiteral(text: string): boolean {
  return closing.test(text)
}

/** Finds them in the text of one paragraph. A backslash before the bracket means that plain text was wanted. */
export function literalsIn(block: Block): Literal[] {
  const search = openSearch({ ...block, lines: withoutCode(block.lines) })
  return (block.token.children ?? [])
    .filter(({ type, content }) => type === 'text' && looksLiteral(content))
    .flatMap(({ content }) =>
      [linkLike, footnoteLike, slips].flatMap(pattern => [...content.matchAll(pattern)]),
    )
    .flatMap(([text]) => {
      const place = search.find(new RegExp(`(?<!\\\\)${spelled(text)}`, 'g'))
      return place === null ? [] : [{ ...place, text }]
    })
}

/** The typographer changes quotation marks, dashes and dots, so these match any character. */
function spelled(text: string): string {
  const start = /^(?:!?\[[^\]]*)?\](?: ?[[(][\w:./-]*)?/.exec(text)?.[0] ?? text
  return RegExp.escape(start).replace(/[“”‘’„"']|\\u201[0-9a-f]/gi, '.')
}

type Footnote = Place & { readonly label: string }

/** What the renderer records about the footnotes of a text. */
export type Footnotes = {
  readonly refs?: Readonly<Record<string, number>>
  readonly again?: readonly string[]
}

/** Definitions without a reference, which the renderer drops. */
export function unusedFootnotes(lines: readonly string[], { refs = {} }: Footnotes): Footnote[] {
  const unused = Object.entries(refs).filter(([, count]) => count < 0)
  return unused.flatMap(([key]) => definitionsOf(key.slice(1), lines).slice(0, 1))
}

/** Definitions of a name that is defined already, which the renderer drops as well. */
export function repeatedFootnotes(lines: readonly string[], { again = [] }: Footnotes): Footnote[] {
  return [...new Set(again)].flatMap(label => {
    // In code, the same characters define nothing. They are more often before the repeated definitions than after them,
    // so the last ones are taken.
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
