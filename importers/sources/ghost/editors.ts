import { type Fields, fieldsOf, isNo, isYes } from '../../front-matter/fields.ts'
import { wordsIn } from '../../html/parse-html.ts'
import { parseJson } from '../../json/parse-json.ts'
import type { Post } from './records.ts'

/** How deep the parts of a post may be nested; what is deeper is left out. */
const deepest = 64

/** Returns the words of a post without HTML, from the document of Ghost's editor: Lexical, or the older Mobiledoc. */
export function paragraphsOf({ lexical, mobiledoc }: Post): string[] {
  const blocks = listAt(fieldsOf(parseJson(lexical ?? '')).get('root'), 'children')
  const paragraphs =
    blocks.length > 0 ? blocks.map(block => wordsOf(block)) : sectionsOf(parseJson(mobiledoc ?? ''))
  return paragraphs.flatMap(words => words.split(paragraphEnd)).filter(words => words.trim() !== '')
}

const paragraphEnd = '\n\n'

function wordsOf(node: unknown, level = 0): string {
  const fields = fieldsOf(node)
  const kind = fields.get('type')
  if (level > deepest || isForMembers(kind, fields)) return ''
  if (kind === 'linebreak') return '\n'
  const textAt = (name: string) => {
    const value = fields.get(name)
    return typeof value === 'string' ? value : ''
  }
  const own = ['text', 'markdown', 'code'].map(textAt)
  const plain = ['html', 'caption'].map(name => wordsIn(textAt(name)))
  const inside = listAt(node, 'children').map(child => wordsOf(child, level + 1))
  return [...own, ...plain, inside.join(kind === 'list' ? paragraphEnd : '')].join('')
}

/** Cards that were only mailed, or that visitors did not see, in any of the ways in which Ghost has kept that. */
function isForMembers(kind: unknown, card: Fields): boolean {
  const visibility = fieldsOf(card.get('visibility'))
  const onWeb = fieldsOf(visibility.get('web'))
  return (
    kind === 'email' ||
    kind === 'email-cta' ||
    isNo(onWeb.get('nonmember')) ||
    isNo(visibility.get('showonweb')) ||
    isYes(visibility.get('emailonly'))
  )
}

/** https://github.com/bustle/mobiledoc-kit/blob/main/MOBILEDOC.md: sections are paragraphs, lists (3) or cards (10). */
function sectionsOf(document: unknown): string[] {
  const cards = listAt(document, 'cards')
  return listAt(document, 'sections').flatMap(section => {
    const [kind, second, third] = asList(section)
    if (kind === 10) {
      const [name, card] = asList(cards[Number(second)])
      return [isForMembers(name, fieldsOf(card)) ? '' : wordsOf(card)]
    }
    if (kind === 3) return asList(third).map(wordsOfMarkers)
    return [wordsOfMarkers(third)]
  })
}

/** `[[0, [], 0, 'words']]`; one that begins with a 1 is an "atom", such as a line break. */
function wordsOfMarkers(markers: unknown): string {
  const words = asList(markers).map(marker => {
    const [kind, , , text] = asList(marker)
    return kind === 1 ? '\n' : text
  })
  return words.filter(one => typeof one === 'string').join('')
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function listAt(value: unknown, name: string): readonly unknown[] {
  return asList(fieldsOf(value).get(name))
}
