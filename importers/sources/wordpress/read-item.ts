import { percentDecoded } from '../../../generator/percent-decoded.ts'
import { wordsIn } from '../../html/parse-html.ts'
import type { Found, FoundFile, FoundPost, Input } from '../../source.ts'
import { textOf, type XmlElement } from '../../xml/read-xml.ts'
import { bodyOf } from './body/body.ts'
import { itemKey } from './keys.ts'
import { firstMoment } from './moments.ts'
import { addressOfFile, metaOf, metasOf, type WordPressSite } from './site.ts'
import { tagsOf } from './terms.ts'
import { uploadsOf } from './uploads.ts'

type ItemSetting = { readonly site: WordPressSite; readonly input: Input }

export function readItem(item: XmlElement, setting: ItemSetting): Found[] {
  const type = textOf(item, 'wp:post_type') || 'post'
  const status = textOf(item, 'wp:status') || 'publish'
  const externalId = itemKey(setting.site, item)
  if (type === 'attachment') return [composeFile(item, { setting, externalId })]
  if (type !== 'post' && type !== 'page')
    return [
      { type: 'skipped', kind: 'other', externalId, reason: 'another-kind' },
      ...ofUnknownType(type, item),
    ]
  if (status === 'trash') return [{ type: 'skipped', kind: type, externalId, reason: 'trash' }]
  const body = bodyOf(item, setting.site)
  if (status === 'auto-draft' && body.html.trim() === '')
    return [{ type: 'skipped', kind: type, externalId, reason: 'empty' }]
  const notes = [...body.notes, ...looseEnds(item)]
  return [
    composePost(item, { setting, layout: type, externalId, body }),
    ...notes.map(message => ({ type: 'note' as const, where: nameOf(item), message })),
  ]
}

function composeFile(
  item: XmlElement,
  { setting, externalId }: Pick<Composing, 'setting' | 'externalId'>,
): FoundFile {
  const files = uploadsOf(setting.input.uploads)
  return {
    type: 'file',
    externalId,
    address: addressOfFile(item),
    ...(files === null ? {} : { files }),
  }
}

/** What belongs to the system is not missed: menus, revisions, settings. What a plug-in added may be. */
const ofTheSystem =
  /^(?:nav_menu_item|revision|wp_\w+|custom_css|customize_changeset|oembed_cache|user_request|acf-.*)$/

function ofUnknownType(type: string, item: XmlElement): Found[] {
  if (ofTheSystem.test(type)) return []
  return [
    { type: 'note', where: nameOf(item), message: `is of the type "${type}", and was left out` },
  ]
}

type Composing = {
  readonly setting: ItemSetting
  readonly layout: 'post' | 'page'
  readonly externalId: string
  readonly body: ReturnType<typeof bodyOf>
}

function composePost(
  item: XmlElement,
  { setting, layout, externalId, body }: Composing,
): FoundPost {
  const { site, input } = setting
  const { timeZone } = input
  const link = textOf(item, 'link')
  const files = uploadsOf(input.uploads)
  return {
    type: 'post',
    layout,
    externalId,
    title: wordsIn(textOf(item, 'title')),
    // This site's export adds it if the file had another name than its address.
    slug: metaOf(item, '_afterword_name') || percentDecoded(textOf(item, 'wp:post_name')),
    date: dateOf(item, timeZone),
    updated: updatedOf(item, timeZone),
    publicity: publicityOf(item),
    words: { html: body.html, codes: body.codes },
    description: wordsIn(textOf(item, 'excerpt:encoded')) || searchWordsOf(item) || body.teaser,
    ...tagsOf(item),
    author: authorOf(textOf(item, 'dc:creator'), site),
    permalink: isPretty(link) ? link : null,
    aliases: oldAddresses(item, site),
    image: imageOf(item, site),
    ...commentsOf(item, layout),
    ...(files === null ? {} : { files }),
  }
}

const descriptions = [
  '_yoast_wpseo_metadesc',
  'rank_math_description',
  '_aioseo_description',
  '_aioseop_description',
  '_seopress_titles_desc',
]

/** What plug-ins told search engines about a post, unless it holds their variables: `%%title%%`, `#post_title`. */
function searchWordsOf(item: XmlElement): string {
  const found = descriptions.map(name => metaOf(item, name).trim()).find(Boolean) ?? ''
  return /%\w+%|#\w+_/.test(found) ? '' : wordsIn(found)
}

/** Only if it differs from what the layout does anyway. */
function commentsOf(item: XmlElement, layout: 'post' | 'page'): Pick<FoundPost, 'comments'> {
  const comments = textOf(item, 'wp:comment_status')
  if (comments === 'closed' && layout === 'post') return { comments }
  return comments === 'open' && layout === 'page' ? { comments } : {}
}

function updatedOf(item: XmlElement, timeZone: string): string | null {
  const universal = utc(textOf(item, 'wp:post_modified_gmt'))
  return firstMoment([universal, textOf(item, 'wp:post_modified')], timeZone)
}

/** The first of its three dates that exists: in drafts, WordPress fills some with zeros. */
export function dateOf(item: XmlElement, timeZone: string): string | null {
  const [universal, local, published] = ['wp:post_date_gmt', 'wp:post_date', 'pubDate'].map(name =>
    textOf(item, name),
  )
  return firstMoment([utc(universal), local ?? '', published ?? ''], timeZone)
}

function publicityOf(item: XmlElement): FoundPost['publicity'] {
  if (isProtected(item)) return 'protected'
  const status = textOf(item, 'wp:status') || 'publish'
  if (status === 'publish') return 'published'
  if (status === 'future') return 'scheduled'
  return status === 'private' ? 'private' : 'draft'
}

export function isProtected(item: XmlElement): boolean {
  return textOf(item, 'wp:post_password') !== ''
}

function authorOf(login: string, { authors }: WordPressSite): string {
  return authors.get(login) || login
}

/** A post has an address like "?p=123" before it is published, and if permalinks are switched off. */
function isPretty(link: string): boolean {
  return (
    link !== '' && !link.includes('?') && URL.parse(link, 'https://site.invalid')?.pathname !== '/'
  )
}

/** WordPress also redirects from a post's number, and from names that it had before. */
function oldAddresses(item: XmlElement, site: WordPressSite): string[] {
  const folder = URL.parse(site.url)?.pathname.replace(/\/$/, '') ?? ''
  const id = textOf(item, 'wp:post_id')
  const link = textOf(item, 'link')
  const old = isPretty(link)
    ? metasOf(item, '_wp_old_slug').map(slug => link.replace(/[^/]+(?=\/?$)/, slug))
    : []
  if (!/^\d+$/.test(id)) return [...old, ...(/\?(?:p|page_id)=\d+$/.test(link) ? [link] : [])]
  const isPage = textOf(item, 'wp:post_type') === 'page'
  return [`${folder}/?p=${id}`, ...(isPage ? [`${folder}/?page_id=${id}`] : []), ...old]
}

function imageOf(item: XmlElement, { attachments }: WordPressSite): FoundPost['image'] {
  const attachment = attachments.find(metaOf(item, '_thumbnail_id'))
  return attachment === null ? null : { address: attachment.url, alt: attachment.alt }
}

function looseEnds(item: XmlElement): string[] {
  const isSticky = textOf(item, 'wp:is_sticky') === '1'
  const link = URL.parse(textOf(item, 'link'))
  const isFront =
    textOf(item, 'wp:post_type') === 'page' && link?.pathname === '/' && link.search === ''
  return [
    ...(isSticky ? ['was above all others ("sticky"); here it is sorted by date'] : []),
    ...(isFront
      ? ['was the front page, which this site makes itself; it has an address of its own now']
      : []),
  ]
}

export function nameOf(item: XmlElement): string {
  return textOf(item, 'link') || textOf(item, 'title') || `item ${textOf(item, 'wp:post_id')}`
}

/** WordPress writes no time zone; the dates passed here are in UTC. */
export function utc(moment = ''): string {
  return moment === '' ? '' : `${moment}Z`
}
