const blocks =
  '(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary|iframe|video|audio|script)'

/**
 * Makes HTML of typed text as WordPress and its like do: an empty line ends a paragraph, and a line end breaks the
 * line. What is in <pre>, <script>, <style> and <textarea> stays as it is.
 */
export function autop(html: string): string {
  const text = html.replace(/\r\n?/g, '\n')
  let shown = ''
  let end = 0
  for (const [from, to] of untouchedIn(text)) {
    shown += `${paragraphs(text.slice(end, from))}\n\n${text.slice(from, to)}\n\n`
    end = to
  }
  return (shown + paragraphs(text.slice(end))).trim()
}

/** Yields where such elements begin and end. It takes time proportional to the text, however many are never closed. */
function* untouchedIn(text: string): Generator<readonly [number, number]> {
  const lower = text.toLowerCase()
  const unended = new Set<string>()
  let end = 0
  for (const found of lower.matchAll(/<(pre|script|style|textarea)\b/g)) {
    const [, name = ''] = found
    if (found.index < end || unended.has(name)) continue
    const close = lower.indexOf(`</${name}>`, found.index)
    if (close === -1) unended.add(name)
    else {
      end = close + name.length + 3
      yield [found.index, end]
    }
  }
}

const opening = new RegExp(`(<${blocks}[\\s/>])`, 'gi')
const closing = new RegExp(`(</${blocks}>|<hr\\b[^>]*>)`, 'gi')
const atBlock = new RegExp(`^</?${blocks}[\\s/>]`, 'i')

function paragraphs(text: string): string {
  const parted = text
    .replace(/<br\b[^<>]*>\s*<br\b[^<>]*>/gi, '\n\n')
    .replace(opening, '\n\n$1')
    .replace(closing, '$1\n\n')
    // A tag may stand on several lines; these are no line ends of the text.
    .replace(/<[a-z][^<>]*>/gi, tag => tag.replaceAll('\n', ' '))
  return parted
    .split(/\n\s*\n/)
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part =>
      atBlock.test(part)
        ? part
        : `<p>${part.replace(/(?:<br\b[^<>]*>)?(?<![ \t])[ \t]*\n/gi, '<br>\n')}</p>`,
    )
    .join('\n')
}
