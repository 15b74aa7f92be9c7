import { fieldsOf } from '../../front-matter/fields.ts'
import type { Post } from './records.ts'

/** How deep the parts of a post may be nested; what is deeper is left out. */
const deepest = 64

/** Returns the words of a post without HTML, from the document of Ghost's editor: Lexical, or the older Mobiledoc. */
export function paragraphsOf({ lexical, mobiledoc }: Post): string[] {
  const blocks = listAt(fieldsOf(parse(lexical)).get('root'), 'children')
  const paragraphs =
    blocks.length > 0 ? blocks.map(block => wordsOf(block)) : sectionsOf(parse(mobiledoc))
  return paragraphs.filter(words => words.trim() !== '')
}

function wordsOf(node: unknown, level = 0): string {
  if (level > deepest) return ''
  const fields = fieldsOf(node)
  const own = ['text', 'html', 'markdown', 'code', 'caption'].flatMap(name => {
    const value = fields.get(name)
    return typeof value === 'string' ? [value] : []
  })
  const inside = listAt(node, 'children').map(child => wordsOf(child, level + 1))
  return [...own, ...inside].join('')
}

/** https://github.com/bustle/mobiledoc-kit/blob/main/MOBILEDOC.md: sections are paragraphs, lists (3) or cards (10). */
function sectionsOf(document: unknown): string[] {
  const cards = listAt(document, 'cards')
  return listAt(document, 'sections').flatMap(section => {
    const [kind, second, third] = asList(section)
    if (kind === 10) return [wordsOf(asList(cards[Number(second)])[1])]
    if (kind === 3) return asList(third).map(wordsOfMarkers)
    return [wordsOfMarkers(third)]
  })
}

/** `[[0, [], 0, 'words']]` */
function wordsOfMarkers(markers: unknown): string {
  const words = asList(markers).map(marker => asList(marker)[3])
  return words.filter(one => typeof one === 'string').join('')
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function listAt(value: unknown, name: string): readonly unknown[] {
  return asList(fieldsOf(value).get(name))
}

function parse(json: string | null): unknown {
  try {
    return JSON.parse(json ?? 'null')
  } catch {
    return null
  }
}
