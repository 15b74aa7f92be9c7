import type MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'

/** Scripts that part no words by spaces, and the marks that go with them. Korean does part its words. */
const cjk =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303F\u30FC\uFF00-\uFF9F\uFFE0-\uFFE6]/u

/** Where a line of Chinese or Japanese ends in the file, nothing ends on the page: there a space would be a hole. */
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
    return !(cjk.test(before[position] ?? '') && cjk.test(after[position] ?? ''))
  })
}

/** For every token, what the nearest one on its way shows; marks such as emphasis show nothing. */
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
