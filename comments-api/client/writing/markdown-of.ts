/** The selected part of a comment, as its author could have written it. */
export function asMarkdown(part: ParentNode): string {
  return blocksOf(part).join('\n\n')
}

/** Prefixes every line, without a trailing space on empty ones. */
export function quoted(markdown: string): string {
  return markdown === '' ? '' : markdown.replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>')
}

function blocksOf(part: ParentNode): string[] {
  const blocks: string[] = []
  let line = ''
  for (const node of part.childNodes) {
    const block = node instanceof Element ? blockOf(node) : null
    if (block === null) line += inlineOf(node)
    else blocks.push(line, block)
    if (block !== null) line = ''
  }
  return [...blocks, line].map(block => block.trim()).filter(block => block !== '')
}

/** Returns `null` for an element that is no block. */
function blockOf(element: Element): string | null {
  switch (element.localName) {
    case 'p':
      return inlineWithin(element)
    case 'pre':
      return fenced(element.textContent)
    case 'blockquote':
      return quoted(asMarkdown(element))
    case 'ul':
      return listed(element, () => '-')
    case 'ol':
      return listed(element, index => `${index + 1}.`)
    case 'li':
    case 'div':
      return asMarkdown(element)
    default:
      return null
  }
}

function listed({ children }: Element, markAt: (index: number) => string): string {
  const parts = [...children].map(asMarkdown).filter(part => part !== '')
  const lines = parts.map((part, index) => {
    const mark = `${markAt(index)} `
    return mark + part.replace(/\n/g, `\n${' '.repeat(mark.length)}`)
  })
  return lines.join('\n')
}

function fenced(code: string): string {
  if (code.trim() === '') return ''
  const fence = '`'.repeat(longestRun(code) < 3 ? 3 : longestRun(code) + 1)
  return `${fence}\n${code.replace(/\n$/, '')}\n${fence}`
}

function inlineWithin(element: Element): string {
  return [...element.childNodes].map(inlineOf).join('')
}

function inlineOf(node: Node): string {
  if (!(node instanceof Element)) return escaped(node.textContent ?? '')
  switch (node.localName) {
    case 'br':
      return '\n'
    case 'strong':
      return marked('**', inlineWithin(node))
    case 'em':
      return marked('*', inlineWithin(node))
    case 'del':
      return marked('~~', inlineWithin(node))
    case 'code':
      return inlineCode(node.textContent)
    case 'a':
      return linked(inlineWithin(node), node.getAttribute('href') ?? '')
    default:
      return inlineWithin(node)
  }
}

function marked(mark: string, text: string): string {
  return text.trim() === '' ? text : mark + text + mark
}

function linked(text: string, address: string): string {
  return text === '' || /[()<>\s]/.test(address) ? text : `[${text}](${address})`
}

function inlineCode(code: string): string {
  const fence = '`'.repeat(longestRun(code) + 1)
  const space = /^`|`$/.test(code) ? ' ' : ''
  return code === '' ? '' : fence + space + code + space + fence
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
}

/** Escapes what Markdown would take for a sign. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\*_`[\]~]/g, '\\$&')
    .replace(/^(\s*)([>#+-]|\d+[.)])(?=\s|$)/, '$1\\$2')
}
