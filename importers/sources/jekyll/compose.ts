import { posix } from 'node:path'
import { addressBelow, filesOf, resolveFrom } from '../../folder/old-site.ts'
import { textId } from '../../folder/read-texts.ts'
import { authorOf } from '../../front-matter/author.ts'
import { fieldsOf, isNo, listAt, textAt, textOf } from '../../front-matter/fields.ts'
import { publicityOf } from '../../front-matter/publicity.ts'
import { replaceLiquid } from '../../liquid/replace-liquid.ts'
import { linksFromRoot } from '../../markdown/links-from-root.ts'
import { htmlWriter, markdownWriter } from '../../markdown/writer.ts'
import type { Files, FoundPost } from '../../source.ts'
import { categoriesOf } from './address.ts'
import type { Document } from './documents.ts'
import { plainMarkdown } from './kramdown.ts'
import { jekyllTable } from './liquid.ts'
import type { JekyllSite } from './site.ts'

type Around = {
  readonly site: JekyllSite
  findAddress(name: string): string | null
  note(message: string): void
}

export function composePost(document: Document, { site, findAddress, note }: Around): FoundPost {
  const { source, fields, slug, type } = document
  const at = `${site.base}${document.address ?? '/'}`
  const files = filesOf(site, { folders: [''], beside: null, at })
  const isDated = type === 'posts' || type === 'drafts'
  return {
    type: 'post',
    layout: isDated ? 'post' : 'page',
    externalId: textId(site, source),
    title: textAt(fields, 'title') ?? titleOf(slug),
    slug: textAt(fields, 'slug') ?? slug,
    date: document.date,
    updated: textAt(fields, 'last_modified_at', 'updated', 'modified'),
    publicity: publicityOf(fields, document),
    words: wordsOf(document, { site, findAddress, note, files, at }),
    description: textAt(fields, 'description', 'excerpt'),
    tags: [
      ...categoriesOf(document.path, fields),
      ...listAt(fields, 'tag', /(?!)/),
      ...listAt(fields, 'tags', /[\s,]+/),
    ],
    series: textAt(fields, 'series'),
    author: authorOf(fields, note),
    language: textAt(fields, 'lang'),
    canonical: textAt(fields, 'canonical_url'),
    permalink: permalinkOf(document, site),
    aliases: listAt(fields, 'redirect_from', /(?!)/).map(path => addressBelow(site, path)),
    image: imageOf(document, at),
    ...(isNo(fields.get('comments')) ? { comments: 'none' as const } : {}),
    files,
  }
}

function permalinkOf({ address, type }: Document, site: JekyllSite): string | null {
  return address === null || type === 'drafts' ? null : `${site.base}${address}`
}

function titleOf(slug: string): string {
  return slug.replace(
    /(^|-+)(\p{L}?)/gu,
    (_, hyphens: string, letter: string) => `${hyphens === '' ? '' : ' '}${letter.toUpperCase()}`,
  )
}

/** Themes read an address, or an address with words for it. */
function imageOf({ fields }: Document, at: string): FoundPost['image'] {
  const inHead = fieldsOf(fields.get('header')).get('image')
  const written = fields.get('image') ?? inHead
  const named = fieldsOf(written)
  const address = textOf(written) ?? textAt(named, 'path', 'feature', 'src', 'url')
  if (address === null || /[{}]/.test(address)) return null
  const whole = /^(?:https?:)?\/\/|^\//i.test(address) ? address : resolveFrom(at, `/${address}`)
  return {
    address: whole,
    alt: textAt(named, 'alt') ?? textAt(fields, 'image_alt', 'image-alt') ?? '',
  }
}

type Body = Around & { readonly files: Files; readonly at: string }

function wordsOf(
  document: Document,
  { site, findAddress, note, files, at }: Body,
): FoundPost['words'] {
  const isHtml = /\.html?$/i.test(document.source)
  const writer = isHtml ? htmlWriter : markdownWriter
  const table = jekyllTable({ site, document, findAddress, writer, note })
  const body = replaceLiquid(withoutDoubled(document.body), table).replace(
    /<!--\s*(?:more|excerpt|readmore)\s*-->/gi,
    '',
  )
  if (isHtml) return { html: body }
  const pageOf = (reference: string) => {
    const address = findAddress(posix.join(posix.dirname(document.source), reference))
    return address === null || !/\.(?:md|markdown)$/i.test(reference)
      ? null
      : `${site.base}${address}`
  }
  const resolve = (reference: string) => resolveFrom(at, reference)
  return { markdown: linksFromRoot(plainMarkdown(body, note), { files, pageOf, resolve }) }
}

/** Jekyll 3 gave the address of a post without the base before it, which all texts of that time therefore have twice. */
const doubled = /\{\{-?\s{0,20}site\.baseurl\s{0,20}-?\}\}(?=\{%-?\s{0,20}(?:post_url|link)\s)/g
const rawTag = /(\{%-?\s{0,20}(?:end)?raw\s{0,20}-?%\})/

/** What is between two tags that make it raw is shown as it is written. */
function withoutDoubled(body: string): string {
  let isRaw = false
  return body
    .split(rawTag)
    .map(part => {
      if (rawTag.test(part)) isRaw = !part.includes('endraw')
      return isRaw ? part : part.replace(doubled, '')
    })
    .join('')
}
