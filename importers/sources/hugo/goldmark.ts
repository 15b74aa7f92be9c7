import MarkdownIt from 'markdown-it'
import { linkBareAddresses } from '../../markdown/bare-addresses.ts'
import { keepHeadingIds } from '../../markdown/heading-ids.ts'
import { changeOutsideBlocks, changeOutsideCode } from '../../markdown/outside-code.ts'
import { markedLines } from './known-shortcodes.ts'
import type { HugoSite } from './site.ts'

type Around = {
  readonly site: Pick<HugoSite, 'hasEmoji' | 'hasFormulas' | 'hasBlockAttributes' | 'hasBareLinks'>
  note(message: string): void
}

/** Writes what Hugo's Markdown has of its own as this site reads it: https://gohugo.io/configuration/markup/#goldmark */
export function commonMarkdown(markdown: string, { site, note }: Around): string {
  const headed = keepHeadingIds(withMarkedLines(markdown), note)
  const bare = changeOutsideBlocks(headed, text => withoutAttributes(text, site))
  const written = site.hasBareLinks ? linkBareAddresses(bare) : bare
  return changeOutsideCode(written, text => {
    if (site.hasEmoji && emoji.test(text))
      note('shows emoji by names such as :smile:, which stay as they were written')
    return site.hasFormulas ? text.replace(/(?<!\\)\\(?=[([\])])/g, '\\\\') : text
  })
}

/** They only change looks: https://gohugo.io/content-management/markdown-attributes/ */
function withoutAttributes(text: string, { hasBlockAttributes }: Around['site']): string {
  const plain = text.replace(heading, line => line.replace(attributesAtEnd, ''))
  return hasBlockAttributes ? plain.replace(attributesOfBlock, '') : plain
}

const heading = /^#{1,6}[ \t][^\n]*$/gm

// Signs stand between two attributes, or one text could be read in more ways than there is time to try.
const attribute = '(?:[.#][\\w.#-]+|[\\w-]+=(?:"[^"\\n]*"|[^\\s"{},]+))'
const attributes = `\\{[ \\t]*${attribute}(?:[ \\t,]+${attribute})*[ \\t,]*\\}[ \\t]*$`
const attributesAtEnd = new RegExp(`(?<![ \\t])[ \\t]*${attributes}`)
const attributesOfBlock = new RegExp(`(?<=\\n)[ \\t]*${attributes}\\n?`, 'gm')

const emoji = /(?<![\w:]):[a-z][a-z0-9_+-]{1,40}:(?![\w:])/

/** The lines that are marked in a block of code stand behind its fence. */
function withMarkedLines(markdown: string): string {
  if (!markdown.includes('hl_lines')) return markdown
  const lines = markdown.split('\n')
  for (const { type, info, map } of new MarkdownIt({ html: true }).parse(markdown, {})) {
    const line = map === null ? undefined : lines[map[0]]
    if (type !== 'fence' || map === null || line === undefined) continue
    const [language = ''] = /^[^\s{]*/.exec(info.trim()) ?? []
    const marks = markedLines(info)
    if (marks !== '') lines[map[0]] = line.replace(info.trim(), `${language} ${marks}`.trim())
  }
  return lines.join('\n')
}
