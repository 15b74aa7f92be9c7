import { isOfThePage } from '../../generator/check/content/anchors.ts'
import { createMarkdown } from '../../generator/markdown/create-markdown.ts'
import { changeOutsideBlocks } from './outside-code.ts'
import { replaceReferences } from './replace-references.ts'

const written =
  /^(#{1,6}[ \t]+)(.{1,500}?)[ \t]*\{:?[ \t]*(?:\.[\w-]+[ \t]+){0,5}#([\w:.-]+)[^}\n]{0,200}\}[ \t]*$/gm

const renderer = createMarkdown()

/**
 * Turns `## Words {#id}` into a heading with an anchor, because others may link to it. There is no anchor if the
 * heading has that id here anyway, or if the page or another heading has it: no id may be there twice.
 */
export function keepHeadingIds(markdown: string, note: (message: string) => void): string {
  const plain = changeOutsideBlocks(markdown, text => text.replace(written, '$1$2'))
  if (plain === markdown) return markdown
  const bare = plain.split('\n')
  const own = ownIds(plain)
  const taken = new Set(own.values())
  const moved = new Map<string, string>()
  const keepId = (signs: string, words: string, id: string, here: string | undefined) => {
    if (here === id) return `${signs}${words}`
    if (here !== undefined && (taken.has(id) || isOfThePage(id))) {
      moved.set(`#${id}`, `#${here}`)
      note(
        `had a heading with the id "${id}", which another part of the page has here; it is "${here}" now`,
      )
      return `${signs}${words}`
    }
    taken.add(id)
    return `${signs}<a id="${id}"></a>${words}`
  }
  const lines = markdown.split('\n').map((line, at) => {
    if (line === bare[at]) return line
    return line.replace(written, (_, signs: string, words: string, id: string) =>
      keepId(signs, words, id, own.get(at)),
    )
  })
  return replaceReferences(lines.join('\n'), reference => moved.get(reference) ?? null)
}

/** The ids that headings get here, by line. */
function ownIds(markdown: string): Map<number, string> {
  const headings = renderer.parse(markdown, {}).filter(({ type }) => type === 'heading_open')
  return new Map(headings.map(heading => [heading.map?.[0] ?? -1, heading.attrGet('id') ?? '']))
}
