import type { Root } from 'hast'
import { fromParse5 } from 'hast-util-from-parse5'
import { parseFragment } from 'parse5'

/** Functions that walk a tree call themselves for each level, and parsing takes time for each open element. */
const deepest = 300

/** In characters. The tree takes a hundred times as much memory. */
const longest = 1_000_000

/** Returns `null` for HTML that is longer or nested deeper than anybody writes; `wordsIn` still finds its words. */
export function parseHtml(html: string): Root | null {
  if (html.length > longest || isTooDeep(html)) return null
  const tree = fromParse5(parseFragment(html))
  return tree.type === 'root' ? tree : { type: 'root', children: [] }
}

/** Elements that are closed by the next of their kind, or that have no end. */
const neverOpen =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|d[dt]|t[dhr]|t(?:body|head|foot)|option)$/

function isTooDeep(html: string): boolean {
  let depth = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (neverOpen.test(name.toLowerCase())) continue
    depth = slash === '/' ? Math.max(0, depth - 1) : depth + 1
    if (depth > deepest) return true
  }
  return false
}

/** Returns the words without any element. What is in scripts and styles does not count as words. */
export function wordsIn(html: string): string {
  const plain = html
    .replace(/<(script|style)\b.*?(?:<\/\1\s*>|$)/gis, ' ')
    .replace(/<!--.*?(?:-->|$)/gs, ' ')
    .replace(
      /<\/?(?:a|abbr|b|code|del|em|font|i|ins|kbd|mark|s|small|span|strong|su[bp]|u)\b[^<>]*>/gi,
      '',
    )
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
  const [text] = parseFragment(plain.replaceAll('<', '&lt;')).childNodes
  return text !== undefined && 'value' in text ? text.value.replace(/\s+/g, ' ').trim() : ''
}
