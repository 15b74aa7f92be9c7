import type MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import { joinsUnspaced } from '../content/texts/unspaced.ts'

/** Joins lines of Chinese and Japanese without a space. */
export function joinLines(markdown: MarkdownIt): void {
  markdown.core.ruler.after('text_join', 'join-lines', state => {
    for (const token of state.tokens) {
      if (token.children?.some(isBreak)) token.children = withoutHoles(token.children)
    }
  })
}

function isBreak({ type }: Token): boolean {
  return type === 'softbreak'
}

function withoutHoles(tokens: readonly Token[]): Token[] {
  const before = lastSeen(tokens, lastCharacter)
  const after = lastSeen(tokens.toReversed(), firstCharacter).reverse()
  return tokens.filter((token, position) => {
    if (!isBreak(token)) return true
    return !joinsUnspaced(before[position] ?? '', after[position] ?? '')
  })
}

/** For every token, what its nearest visible neighbour shows; marks such as emphasis show nothing. */
function lastSeen(tokens: readonly Token[], shown: (content: string) => string): string[] {
  let seen = ''
  return tokens.map(({ type, content }) => {
    const before = seen
    if (type === 'image' || type === 'hardbreak') seen = ''
    else if (content !== '' && type !== 'html_inline') seen = shown(content)
    return before
  })
}

function firstCharacter(content: string): string {
  return String.fromCodePoint(content.codePointAt(0) ?? 0)
}

function lastCharacter(content: string): string {
  return /.$/su.exec(content.slice(-2))?.[0] ?? ''
}
