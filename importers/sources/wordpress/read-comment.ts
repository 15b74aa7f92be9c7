import { autop } from '../../html/autop.ts'
import { wordsIn } from '../../html/parse-html.ts'
import type { Found, FoundComment, FoundMention, ThreadReference, Words } from '../../source.ts'
import { textOf, type XmlElement } from '../../xml/read-xml.ts'
import { itemKey } from './keys.ts'
import { firstMoment } from './moments.ts'
import { dateOf, isProtected, utc } from './read-item.ts'
import type { WordPressSite } from './site.ts'

type Setting = {
  readonly item: XmlElement
  readonly site: WordPressSite
  readonly timeZone: string
}

const mentions: ReadonlySet<string> = new Set(['pingback', 'trackback', 'webmention'])
/** Shops and other plug-ins keep notes of their own among the comments. */
const comments: ReadonlySet<string> = new Set(['', 'comment', 'review'])

export function readComment(comment: XmlElement, setting: Setting): Found {
  const { item, site } = setting
  const field: Field = name => textOf(comment, `wp:comment_${name}`)
  const post = itemKey(site, item)
  // WordPress' number would do, but exports that were put together by hand may have it twice.
  const externalId = `${post}/comment-${field('id')}`
  const thread = threadOf(item, post)
  const type = field('type').toLowerCase()
  const kind = mentions.has(type) ? 'mention' : 'comment'
  const left = { type: 'skipped', kind, externalId, thread } as const
  if (textOf(item, 'wp:status') === 'trash') return { ...left, reason: 'trash' }
  if (kind === 'comment' && !comments.has(type)) return { ...left, reason: 'plugin-note' }
  const status = statuses[field('approved')]
  if (status === undefined) return { ...left, reason: 'unreadable' }
  const found = { externalId, thread, status, createdAt: momentOf(field, setting) }
  if (kind === 'mention') return { type: kind, ...found, via: viaOf(type), ...shownOf(field) }
  const [parent, author] = [parentOf(field, post), authorOf(field, site)]
  return { type: kind, ...found, parent, author, words: wordsOf(field) }
}

type Field = (name: string) => string

/** If the post does not come along and was not public, its address may be that of another post here. */
function threadOf(item: XmlElement, post: string): ThreadReference {
  const link = textOf(item, 'link')
  const comesAlong = /^(?:post|page)?$/.test(textOf(item, 'wp:post_type'))
  const isPublic = /^(?:publish|inherit)?$/.test(textOf(item, 'wp:status')) && !isProtected(item)
  if (!comesAlong && !isPublic) return { post, ids: [post] }
  return { post, urls: [link].filter(Boolean) }
}

function shownOf(field: Field) {
  return { url: field('author_url'), title: nameOf(field), excerpt: wordsOf(field) }
}

/** WordPress keeps names as HTML: `Ash &amp; Elm`. */
function nameOf(field: Field): string {
  const name = field('author')
  return /[<&]/.test(name) ? wordsIn(name) : name
}

function wordsOf(field: Field): Words {
  return { html: autop(field('content')) }
}

/** A comment without a date gets that of its post, which is better than coming before everything else. */
function momentOf(field: Field, { item, timeZone }: Setting): string | null {
  const moments = [utc(field('date_gmt')), field('date'), dateOf(item, timeZone) ?? '']
  return firstMoment(moments, timeZone)
}

function parentOf(field: Field, post: string): string | null {
  const parent = field('parent')
  return parent === '' || parent === '0' ? null : `${post}/comment-${parent}`
}

function viaOf(type: string): FoundMention['via'] {
  if (type === 'trackback' || type === 'webmention') return type
  return 'pingback'
}

const statuses: Readonly<Record<string, FoundComment['status'] | undefined>> = {
  '1': 'approved',
  approved: 'approved',
  approve: 'approved',
  '0': 'pending',
  '': 'pending',
  hold: 'pending',
  spam: 'spam',
  trash: 'deleted',
  'post-trashed': 'deleted',
}

function authorOf(field: Field, { authorIds }: WordPressSite): FoundComment['author'] {
  return {
    name: nameOf(field),
    email: field('author_email'),
    url: field('author_url'),
    // People who wrote posts there; other accounts belong to readers.
    isOwner: field('user_id') !== '0' && authorIds.has(field('user_id')),
  }
}
