import { posix } from 'node:path'
import { addressBelow, addressOfPicture, filesOf, resolveFrom } from '../../folder/old-site.ts'
import { textId } from '../../folder/read-texts.ts'
import { authorOf } from '../../front-matter/author.ts'
import { fieldsOf, isNo, listAt, textAt, textOf } from '../../front-matter/fields.ts'
import { publicityOf } from '../../front-matter/publicity.ts'
import { keepHeadingIds } from '../../markdown/heading-ids.ts'
import { linksFromRoot } from '../../markdown/links-from-root.ts'
import type { Files, FoundPost } from '../../source.ts'
import type { EleventySite } from './site.ts'
import { replaceTags } from './tags.ts'
import type { EleventyText } from './texts.ts'

type Around = {
  readonly site: EleventySite
  /** Returns the address of a text, given its path from the site's root; `null` if it has none. */
  findAddress(source: string): string | null
  note(message: string): void
}

export function composePost(text: EleventyText, around: Around): FoundPost {
  const { source, fields } = text
  const { site } = around
  const at = `${site.base}${text.address ?? '/'}`
  const files = filesAt(site, source, at)
  return {
    type: 'post',
    layout: text.isPost ? 'post' : 'page',
    externalId: textId(site, source),
    title: textAt(fields, 'title') ?? '',
    slug: textAt(fields, 'slug') ?? text.slug,
    date: text.date,
    updated: updatedOf(text),
    publicity: publicityOf(fields, text),
    words: { markdown: markdownOf(text, { ...around, files, at }) },
    description: textAt(fields, 'description', 'excerpt', 'summary'),
    tags: [...listAt(fields, 'categories'), ...listAt(fields, 'tags').filter(isNoCollection)],
    series: textAt(fields, 'series'),
    author: authorOf(fields, around.note),
    language: textAt(fields, 'lang', 'language'),
    canonical: textAt(fields, 'canonical', 'canonical_url', 'canonicalurl'),
    permalink: text.address === null || text.isDraft ? null : at,
    aliases: [...listAt(fields, 'aliases'), ...listAt(fields, 'redirect_from')].map(alias =>
      addressBelow(site, alias),
    ),
    image: imageOf(text, { files, at }),
    ...(isNo(fields.get('comments')) ? { comments: 'none' as const } : {}),
    files,
  }
}

/** These tags arrange a site and say nothing about a text; eleventy-base-blog leaves such tags out of its lists too. */
function isNoCollection(tag: string): boolean {
  return !/^(?:all|nav|posts?|articles?|pages?)$/i.test(tag)
}

/** Files beside a text, or in a folder that is often copied as it is. No data and no code. */
function filesAt(site: EleventySite, source: string, at: string): Files {
  const folders = [...new Set([site.folder, '', 'public', 'static'])]
  const { root, find } = filesOf(site, { folders, beside: posix.dirname(source), at })
  return {
    root,
    find: address => {
      const path = find(address)
      const isPublished =
        path !== null &&
        !site.isExcluded(path) &&
        site.findDoubt(path) === null &&
        !/\.11tydata\.|^[^/]+\.(?:json|ya?ml|toml|[cm]?[jt]s)$/i.test(path)
      return isPublished ? path : null
    },
  }
}

function updatedOf({ fields }: EleventyText): string | null {
  const written = textAt(fields, 'updated', 'modified', 'lastmod', 'last_modified_at')
  return written !== null && /^\d/.test(written) ? written : null
}

type At = { readonly files: Files; readonly at: string }

function imageOf({ fields }: EleventyText, { files, at }: At): FoundPost['image'] {
  const names = ['image', 'cover', 'hero', 'thumbnail', 'featured_image', 'featuredimage']
  const written = names.map(name => fields.get(name)).find(value => value !== undefined)
  const named = fieldsOf(written)
  const address = textOf(written) ?? textAt(named, 'src', 'path', 'url')
  if (address === null || /[{}]/.test(address)) return null
  return {
    address: addressOfPicture(address, { files, at }),
    alt: textAt(named, 'alt') ?? textAt(fields, 'image_alt', 'imagealt', 'alt') ?? '',
  }
}

function markdownOf(text: EleventyText, around: Around & At): string {
  const { site, findAddress, files, at, note } = around
  const plain = withoutTags(text, around).replace(/<!--\s*(?:more|excerpt)\s*-->/gi, '')
  const pageOf = (reference: string) => {
    if (!/\.md$/i.test(reference)) return null
    const from = reference.startsWith('/') ? site.folder : posix.dirname(text.source)
    return findAddress(posix.join(from, reference))
  }
  const resolve = (reference: string) => resolveFrom(at, reference)
  return linksFromRoot(keepHeadingIds(plain, note), { files, pageOf, resolve })
}

/** With `templateEngineOverride: md`, no tags are read: https://www.11ty.dev/docs/languages/ */
function withoutTags(text: EleventyText, { site, findAddress, note }: Around): string {
  const { fields, body, slug, address } = text
  const override = textAt(fields, 'templateengineoverride')
  if (override === null ? site.engine === 'none' : /^(?:md|false)$/i.test(override)) return body
  const isNunjucks = override === null ? site.engine === 'njk' : /njk/i.test(override)
  return replaceTags(body, {
    base: site.base,
    folder: site.folder,
    fields,
    slug,
    stem: null,
    address,
    engine: isNunjucks ? 'njk' : 'liquid',
    findAddress: path => findAddress(posix.join(site.folder, path)),
    note,
  })
}
