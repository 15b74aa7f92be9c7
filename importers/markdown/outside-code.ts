import MarkdownIt from 'markdown-it'

const codeSpan = /(?<!`)(`+)(?!`)[^`](?:[^\n]|\n(?!\n)){0,2000}?(?<!`)\1(?!`)/g

type Change = (text: string) => string

/** Calls `change` with each piece of text outside code. Code stays as it is, in blocks and within lines. */
export function changeOutsideCode(markdown: string, change: Change): string {
  return changeOutsideBlocks(markdown, text => changeOutsideSpans(text, change))
}

/** Calls `change` with each piece of Markdown outside code and HTML, in which its signs mean nothing. */
export function changeWords(markdown: string, change: Change): string {
  return changeLines(markdown, text => changeOutsideTags(text, change))
}

/** Calls `change` with each piece of Markdown outside code and blocks of HTML; tags within lines are part of it. */
export function changeLines(markdown: string, change: Change): string {
  return changeOutside(markdown, /^(?:fence|code_block|html_block)$/, text =>
    changeOutsideSpans(text, change),
  )
}

/** Calls `change` with each piece of text outside blocks of code; code within lines is part of it. */
export function changeOutsideBlocks(markdown: string, change: Change): string {
  return changeOutside(markdown, /^(?:fence|code_block)$/, change)
}

function changeOutside(markdown: string, kinds: RegExp, change: Change): string {
  let changed = ''
  let end = 0
  for (const [from, until] of blocksIn(markdown, kinds)) {
    if (from < end) continue
    changed += change(markdown.slice(end, from)) + markdown.slice(from, until)
    end = until
  }
  return changed + change(markdown.slice(end))
}

function blocksIn(markdown: string, kinds: RegExp): (readonly [number, number])[] {
  const starts = [0, ...Array.from(markdown.matchAll(/\n/g), ({ index }) => index + 1)]
  const tokens = new MarkdownIt({ html: true }).parse(markdown, {})
  return tokens.flatMap(({ type, map }) => {
    if (map === null || !kinds.test(type)) return []
    return [[starts[map[0]] ?? 0, starts[map[1]] ?? markdown.length] as const]
  })
}

function changeOutsideTags(text: string, change: Change): string {
  const parts = text.split(/(<[a-z/!][^<>]{0,2000}>)/i)
  return parts.map((part, index) => (index % 2 === 0 ? change(part) : part)).join('')
}

function changeOutsideSpans(text: string, change: Change): string {
  let changed = ''
  let end = 0
  for (const { 0: code, index } of text.matchAll(codeSpan)) {
    changed += change(text.slice(end, index)) + code
    end = index + code.length
  }
  return changed + change(text.slice(end))
}
