import MarkdownIt from 'markdown-it'

const codeSpan = /(?<!`)(`+)(?!`)[^`](?:[^\n]|\n(?!\n)){0,2000}?(?<!`)\1(?!`)/g

/** Calls `change` with each piece of text outside code. Code stays as it is, in blocks and within lines. */
export function changeOutsideCode(markdown: string, change: (text: string) => string): string {
  let changed = ''
  let end = 0
  for (const [from, until] of codeBlocksIn(markdown)) {
    if (from < end) continue
    changed += changeOutsideSpans(markdown.slice(end, from), change) + markdown.slice(from, until)
    end = until
  }
  return changed + changeOutsideSpans(markdown.slice(end), change)
}

function codeBlocksIn(markdown: string): (readonly [number, number])[] {
  const starts = [0, ...Array.from(markdown.matchAll(/\n/g), ({ index }) => index + 1)]
  const tokens = new MarkdownIt({ html: true }).parse(markdown, {})
  return tokens.flatMap(({ type, map }) => {
    if (map === null || (type !== 'fence' && type !== 'code_block')) return []
    return [[starts[map[0]] ?? 0, starts[map[1]] ?? markdown.length] as const]
  })
}

function changeOutsideSpans(text: string, change: (text: string) => string): string {
  let changed = ''
  let end = 0
  for (const { 0: code, index } of text.matchAll(codeSpan)) {
    changed += change(text.slice(end, index)) + code
    end = index + code.length
  }
  return changed + change(text.slice(end))
}
