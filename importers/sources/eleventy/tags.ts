import { type Fields, textAt } from '../../front-matter/fields.ts'
import { evaluate, type Meanings } from '../../liquid/evaluate.ts'
import { type LiquidTable, readWords, replaceLiquid } from '../../liquid/replace-liquid.ts'
import { withoutComments } from '../../liquid/without-comments.ts'
import { filmPage } from '../../markdown/films.ts'
import { markdownWriter as writer } from '../../markdown/writer.ts'

type Place = {
  readonly base: string
  readonly fields: Fields
  /** `page.fileSlug` */
  readonly slug: string
  /** `page.filePathStem`, if it is known. */
  readonly stem: string | null
  readonly address: string | null
}

type Around = Place & {
  /** The folder of the texts, from that of the site. */
  readonly folder: string
  readonly engine: 'liquid' | 'njk'
  /** Returns the address of a text, given its path from the input folder; `null` if it has none. */
  findAddress(path: string): string | null
  note(message: string): void
}

/**
 * Replaces tags of Liquid and Nunjucks whose result can be told from the tag alone. Each site defines its own short
 * codes, but some names always mean the same.
 */
export function replaceTags(markdown: string, around: Around): string {
  const isPlain = !/\{%-?\s*(?:for|assign|set|capture|macro)\b/.test(markdown)
  const meanings = meaningsIn(isPlain ? around : { ...around, fields: new Map() })
  const table: LiquidTable = {
    tags: {
      youtube: words => film('youtube', words),
      vimeo: words => film('vimeo', words),
      gist: words => {
        const [name = ''] = readWords(words).words
        const address = /^https?:/.test(name) ? name : `https://gist.github.com/${name}`
        return writer.link({ address, words: address })
      },
      image: words => picture(words, around.folder),
      img: picture,
      figure: picture,
    },
    blocks: {
      highlight: (words, inside) => writer.code(readWords(words).words[0] ?? '', inside),
    },
    output: expression => linkOf(expression, around) ?? evaluate(expression, meanings),
    note: around.note,
  }
  const text = around.engine === 'njk' ? withoutComments(markdown) : markdown
  return replaceLiquid(text, table)
}

/** https://www.11ty.dev/docs/plugins/inputpath-to-url/ */
function linkOf(expression: string, { findAddress }: Around): string | null {
  const found = /^["']([^"']{1,300})["']\s*\|\s*inputPathToUrl$/.exec(expression)
  return found === null ? null : findAddress((found[1] ?? '').replace(/^\.?\//, ''))
}

/** What names and filters for addresses mean in a text. */
export function meaningsIn({ base, fields, slug, stem, address }: Place): Meanings {
  const values: Readonly<Record<string, string | null>> = {
    'page.fileSlug': slug,
    'page.filePathStem': stem,
    'page.url': address,
    // What follows is then an address from the root of this site, whatever its host will be.
    'site.url': '',
    'metadata.url': '',
    'meta.url': '',
  }
  return {
    lookUp: name => {
      if (Object.hasOwn(values, name)) return values[name] ?? null
      const value = /^[a-z]\w*$/i.test(name) ? textAt(fields, name.toLowerCase()) : null
      return value === null || /\{[{%#]/.test(value) ? null : value
    },
    filter: (text, name) => {
      if (name === 'url') return text.startsWith('/') ? `${base}${text}` : text
      return /^(?:safe|escape|e|trim|strip)$/.test(name) ? text : null
    },
  }
}

function film(site: 'youtube' | 'vimeo', words: string): string | null {
  const [name = ''] = readWords(words).words
  return /^[\w:/.?=&-]{3,200}$/.test(name) ? writer.film(filmPage(site, name)) : null
}

/**
 * An address and its words, by position or by name. Eleventy's plug-in for images reads addresses from the folder of
 * the site: https://www.11ty.dev/docs/plugins/image/
 */
function picture(words: string, folder = ''): string | null {
  const { words: all, named } = readWords(words)
  const address = named['src'] ?? named['url'] ?? all[0] ?? ''
  if (!/^[^\s{}]*[./][^{}]*$/.test(address)) return null
  const isByPlace = named['src'] === undefined && named['url'] === undefined
  const alt = named['alt'] ?? (isByPlace ? all[1] : all[0]) ?? ''
  const path = address.replace(/^\.\//, '')
  const isWithin = folder !== '' && path.startsWith(`${folder}/`)
  const found = isWithin ? path.slice(folder.length) : address
  return writer.picture({ address: found, alt, caption: named['caption'] ?? '' })
}
