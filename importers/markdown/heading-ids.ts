import { createMarkdown } from '../../generator/markdown/create-markdown.ts'
import { changeOutsideBlocks } from './outside-code.ts'

const written =
  /^(#{1,6}[ \t]+)(.{1,500}?)[ \t]*\{:?[ \t]*(?:\.[\w-]+[ \t]+){0,5}#([\w:.-]+)[^}\n]{0,200}\}[ \t]*$/gm

const renderer = createMarkdown()

/**
 * Turns `## Words {#id}` into a heading with an anchor, because others may link to it. A heading that has that id here
 * anyway gets no anchor, because the id would be there twice.
 */
export function keepHeadingIds(markdown: string): string {
  const plain = changeOutsideBlocks(markdown, text => text.replace(written, '$1$2'))
  if (plain === markdown) return markdown
  const bare = plain.split('\n')
  const own = ownIds(plain)
  const lines = markdown.split('\n').map((line, at) => {
    if (line === bare[at]) return line
    return line.replace(written, (_, signs: string, words: string, id: string) =>
      own.get(at) === id ? `${signs}${words}` : `${signs}<a id="${id}"></a>${words}`,
    )
  })
  return lines.join('\n')
}

/** The ids that headings get here, by line. */
function ownIds(markdown: string): Map<number, string> {
  const headings = renderer.parse(markdown, {}).filter(({ type }) => type === 'heading_open')
  return new Map(headings.map(heading => [heading.map?.[0] ?? -1, heading.attrGet('id') ?? '']))
}
