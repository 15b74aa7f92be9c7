import { dirname, posix } from 'node:path'
import { readInstant } from '../../dates.ts'
import { tidyDate } from '../../folder/dates.ts'
import { addressOfPicture, filesOf, resolveFrom } from '../../folder/old-site.ts'
import { textId } from '../../folder/read-texts.ts'
import {
  type Fields,
  fieldsOf,
  isNo,
  isYes,
  listAt,
  textAt,
  textOf,
} from '../../front-matter/fields.ts'
import { firstOf } from '../../front-matter/first-of.ts'
import { publicityOf } from '../../front-matter/publicity.ts'
import { linksFromRoot } from '../../markdown/links-from-root.ts'
import { htmlWriter, markdownWriter } from '../../markdown/writer.ts'
import type { Files, FoundPost } from '../../source.ts'
import { prefixOf } from './address.ts'
import { isListed, isRendered } from './cascade.ts'
import { commonMarkdown } from './goldmark.ts'
import type { Page } from './pages.ts'
import { replaceShortcodes } from './shortcodes.ts'
import type { HugoSite } from './site.ts'

export type Around = {
  readonly site: HugoSite
  /**
   * Returns the address of the text that a reference in a file means, with the site's base before it; `null` if there
   * is none.
   */
  findAddress(reference: string, from: Pick<Page, 'source' | 'language'>): string | null
  /** Whether a folder above the text hides it. */
  isHiddenAbove(source: string): boolean
  note(message: string): void
}

export function composePost(page: Page, around: Around): FoundPost {
  const { site } = around
  const { fields, source, isBundle } = page
  const at = `${site.base}${page.address ?? '/'}`
  const folders = [site.files, 'assets', ...site.roots.map(({ folder }) => folder)]
  const files = filesOf(site, { folders, beside: isBundle ? dirname(source) : null, at })
  return {
    type: 'post',
    layout: layoutOf(page, around),
    externalId: textId(site, source),
    title: textAt(fields, 'title') ?? '',
    slug: textAt(fields, 'slug') ?? page.name,
    date: dayOf(page, site),
    updated: textAt(fields, 'lastmod', 'modified'),
    publicity: publicityOf(fields, { isDraft: isDraft(page, around) }),
    words: wordsOf(page, { ...around, files, at }),
    description: textAt(fields, 'description', 'summary'),
    tags: ['categories', 'tags', ...site.taxonomies].flatMap(name =>
      listAt(fields, name.toLowerCase()),
    ),
    series: firstOf(listAt(fields, 'series'), { what: 'series', note: around.note }),
    author: authorOf(page, around.note),
    language: page.language,
    canonical: textAt(fields, 'canonicalurl', 'canonical'),
    permalink: page.address === null ? null : at,
    aliases: listAt(fields, 'aliases').map(alias => `${site.base}${aliasOf(page, alias, site)}`),
    image: imageOf(fields, { files, at, note: around.note }),
    ...(isNo(fields.get('comments')) || isYes(fields.get('disablecomments'))
      ? { comments: 'none' as const }
      : {}),
    files,
  }
}

/** A text that was in no list there becomes a page, because lists here show all posts. */
function layoutOf({ fields, folder, date }: Page, { note }: Around): FoundPost['layout'] {
  if (folder === '' || date === null) return 'page'
  if (isListed(fields)) return 'post'
  note('was in no list there; it becomes a page, because lists here show every post')
  return 'page'
}

/** What not everybody saw there, or not for ever, becomes a draft, which its owner may publish. */
function isDraft(page: Page, { site, isHiddenAbove, note }: Around): boolean {
  const { fields, source, language } = page
  const ends = textAt(fields, 'expirydate', 'unpublishdate')
  if (ends !== null) note(`was to be shown until ${ends}, and is a draft; write "expires" yourself`)
  const isDisabled = language !== null && site.disabledLanguages.has(language)
  const isHidden = !isRendered(fields) || isDisabled || isHiddenAbove(source)
  if (isHidden)
    note('had no page there, or its folder or the settings may have hidden it; it becomes a draft')
  return isMarkedDraft(fields) || ends !== null || isHidden
}

/** For years Hugo took `published: false` as a draft, as Jekyll does; by now it refuses it. */
function isMarkedDraft(fields: Fields): boolean {
  return isYes(fields.get('draft')) || /^(?:false|no|off)$/i.test(textAt(fields, 'published') ?? '')
}

function authorOf({ fields }: Page, note: Around['note']): string | null {
  const names = [...listAt(fields, 'author'), ...listAt(fields, 'authors')]
  const first = firstOf(names, { what: 'authors', note })
  return textAt(fieldsOf(fields.get('author')), 'name') ?? first
}

/** A text that waits for a day there waits for it here. */
function dayOf({ date, fields }: Page, { timeZone }: HugoSite): string | null {
  const shown = readInstant(tidyDate(textAt(fields, 'publishdate', 'pubdate') ?? ''), timeZone)
  const isLater = shown !== null && shown > (readInstant(date, timeZone) ?? '')
  return isLater ? shown : date
}

/**
 * An alias is relative to the folder of the page, or to the root of its language, even if it begins with the name of
 * the language: https://gohugo.io/content-management/urls/#aliases
 */
function aliasOf(page: Page, alias: string, site: HugoSite): string {
  if (alias.startsWith('/')) return `${prefixOf(site, page)}${alias}`
  return resolveFrom((page.address ?? '/').replace(/[^/]+\/?$/, ''), alias)
}

type Body = Around & { readonly files: Files; readonly at: string }

function imageOf(
  fields: Fields,
  { files, at, note }: Pick<Body, 'files' | 'at' | 'note'>,
): FoundPost['image'] {
  const cover = fieldsOf(fields.get('cover'))
  const address =
    textAt(cover, 'image') ??
    textAt(fields, 'featured_image', 'featuredimage', 'featureimage', 'image', 'thumbnail') ??
    listAt(fields, 'images')[0] ??
    null
  // Archetypes of themes leave such placeholders.
  if (address === null || /[<>{}]/.test(address)) return null
  const caption = textAt(cover, 'caption')
  if (caption !== null) note(`had words below its picture, which have no place here: ${caption}`)
  const alt = textAt(cover, 'alt') ?? textOf(fields.get('imagealt')) ?? ''
  return { address: addressOfPicture(address, { files, at }), alt }
}

function wordsOf(page: Page, { site, files, at, findAddress, note }: Body): FoundPost['words'] {
  const isHtml = /\.html?$/i.test(page.source)
  const body = replaceShortcodes(page.body, {
    writer: isHtml ? htmlWriter : markdownWriter,
    findAddress: (reference, language) =>
      findAddress(reference, { source: page.source, language: language ?? page.language }),
    findParameter: name =>
      textAt(page.fields, name.toLowerCase()) ?? textAt(site.parameters, name.toLowerCase()),
    note,
  }).replace(/<!--\s*more\s*-->/gi, '')
  if (isHtml) return { html: body }
  const pageOf = (reference: string) =>
    /\.(?:md|markdown)$/i.test(reference) ? findAddress(reference, page) : null
  const resolve = (reference: string) => resolveFrom(at, reference)
  return {
    markdown: linksFromRoot(commonMarkdown(body, { site, note }), { files, pageOf, resolve }),
  }
}

/**
 * The keys under which `ref` finds a text: its path from beside the text, its path from the root, or its name alone.
 */
export function keysOf(reference: string, folder: string): string[] {
  const plain = reference.replace(/\.(?:md|markdown|html?)$/i, '').replace(/\/(?:_?index)?$/, '')
  const fromRoot = plain.replace(/^\//, '')
  return [posix.join(folder, plain), fromRoot, plain.includes('/') ? '' : `*${plain}`]
    .map(key => key.toLowerCase())
    .filter(key => key !== '')
}
