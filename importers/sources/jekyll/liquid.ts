import { textAt } from '../../front-matter/fields.ts'
import { wordsIn } from '../../html/parse-html.ts'
import { evaluate, type Meanings, meaningOf } from '../../liquid/evaluate.ts'
import { type LiquidTable, readWords } from '../../liquid/replace-liquid.ts'
import { filmPage } from '../../markdown/films.ts'
import type { Writer } from '../../markdown/writer.ts'
import type { Document } from './documents.ts'
import type { JekyllSite } from './site.ts'

type Around = {
  readonly site: JekyllSite
  readonly document: Document
  /**
   * Finds an address by a path from the root, or by the name of a post's file without its extension; `null` if there is
   * none.
   */
  findAddress(name: string): string | null
  readonly writer: Writer
  note(message: string): void
}

/** The tags in posts whose result can be told from the tag alone: https://jekyllrb.com/docs/liquid/ */
export function jekyllTable(around: Around): LiquidTable {
  const { writer, site, note } = around
  const meanings = meaningsIn(around)
  const addressOf = (kind: string) => (words: string) => {
    const name = words.replace(/^["']|["']$/g, '').replace(/^\//, '')
    const address = around.findAddress(name)
    if (address === null)
      note(`has {% ${kind} ${name.slice(0, 80)} %}, which links to nothing that exists`)
    return address === null ? null : `${site.base}${address}`
  }
  return {
    tags: {
      post_url: addressOf('post_url'),
      link: addressOf('link'),
      youtube: words => writer.film(filmPage('youtube', readWords(words).words[0])),
      vimeo: words => writer.film(filmPage('vimeo', readWords(words).words[0])),
      gist: words => {
        const address = `https://gist.github.com/${readWords(words).words[0] ?? ''}`
        return writer.link({ address, words: address })
      },
      include: words => include(words, writer),
    },
    blocks: {
      highlight: (words, inside) =>
        writer.code(words.split(/\s/)[0] ?? '', inside, markedLines(words)),
    },
    output: expression => evaluate(expression, meanings),
    note,
  }
}

/** `mark_lines="1 3-4"`: https://jekyllrb.com/docs/liquid/tags/#marking-specific-lines */
function markedLines(words: string): string {
  const lines = (/\bmark_lines="([\d\s-]+)"/.exec(words)?.[1] ?? '').match(/\d+(?:-\d+)?/g)
  return lines === null ? '' : `{${lines.join(',')}}`
}

/** What themes call their pictures and films. The names differ, but their parameters mean the same. */
function include(words: string, writer: Writer): string | null {
  const [file = ''] = words.split(/\s/)
  const { named } = readWords(words.slice(file.length))
  // A table of contents; this site makes its own.
  if (/^toc(?:\.\w+)?$/i.test(file)) return ''
  const id = named['id'] ?? named['video_id'] ?? ''
  const kind = `${file} ${named['provider'] ?? ''}`
  if (/youtube/i.test(kind) && id !== '') return writer.film(filmPage('youtube', id))
  if (/vimeo/i.test(kind) && id !== '') return writer.film(filmPage('vimeo', id))
  const address = named['image_path'] ?? named['src'] ?? named['url'] ?? named['image'] ?? ''
  if (!/^(?:figure|image|img|picture)(?:\.\w+)?$/i.test(file) || /^$|\{/.test(address)) return null
  return writer.picture({
    address,
    alt: named['alt'] ?? '',
    caption: wordsIn(named['caption'] ?? ''),
  })
}

/** Reads a name or a text with filters for addresses. */
function meaningsIn({ site, document }: Pick<Around, 'site' | 'document'>): Meanings {
  const values: Readonly<Record<string, string | null>> = {
    'site.baseurl': site.base,
    // What follows is then an address from the root of this site, whatever its host will be.
    'site.url': '',
    'site.title': textAt(site.settings, 'title'),
    'page.title': textAt(document.fields, 'title'),
    'page.url': document.address,
  }
  const lookUp = (name: string) => (Object.hasOwn(values, name) ? (values[name] ?? null) : null)
  return {
    lookUp,
    filter: (text, filter) => {
      if (filter === 'relative_url' || filter === 'absolute_url')
        return text.startsWith('/') ? `${site.base}${text}` : `${site.base}/${text}`
      const [, name = '', argument = ''] = /^(prepend|append):\s*(.+)$/.exec(filter) ?? []
      const value = name === '' ? null : meaningOf(argument, lookUp)
      if (value !== null) return name === 'prepend' ? `${value}${text}` : `${text}${value}`
      return /^(?:escape|xml_escape|uri_escape|strip)$/.test(filter) ? text : null
    },
  }
}
