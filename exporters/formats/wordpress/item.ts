import type { Post } from '../../../generator/content/post.ts'
import { appearsAt, takesComments } from '../../../generator/content/schedule.ts'
import { readFileName } from '../../../generator/content/slugs.ts'
import { addressOf, type Content, publicityOf } from '../../posts.ts'
import type { Author } from './authors.ts'
import { termOf } from './channel.ts'
import { moments } from './moments.ts'
import type { Uploads } from './uploads.ts'
import { element, meta, plain, words } from './xml.ts'

type Setting = {
  readonly number: number
  readonly content: Content
  readonly authors: ReadonlyMap<string, Author>
  readonly uploads: Uploads
  readonly html: string
}

const statuses = {
  published: 'publish',
  scheduled: 'future',
  draft: 'draft',
  // Readers do not see it here any more, so they must not see it there.
  expired: 'draft',
} as const

/** A post or a page, without its end, because its comments follow inside it. */
export function itemOf(post: Post, setting: Setting): string {
  const { content, authors, html, number } = setting
  const { origin, now, site } = content
  const publicity = publicityOf(post, now)
  // In WordPress, a post is scheduled if its date is in the future.
  const written = publicity === 'scheduled' ? appearsAt(post) : post.date
  const created = moments(written, site.timeZone)
  const changed = moments(post.updated ?? written, site.timeZone)
  const discussion = takesComments(post, now) ? 'open' : 'closed'
  return [
    '<item>\n',
    words('title', post.title),
    plain('link', addressOf(post, origin)),
    plain('pubDate', created.rfc2822),
    element('dc:creator', authors.get(post.byline)?.login ?? ''),
    `<guid isPermaLink="false">${origin}/?p=${number}</guid>\n`,
    plain('description', ''),
    element('content:encoded', html),
    words('excerpt:encoded', post.description),
    element('wp:post_id', number),
    element('wp:post_date', created.local),
    element('wp:post_date_gmt', created.universal),
    element('wp:post_modified', changed.local),
    element('wp:post_modified_gmt', changed.universal),
    element('wp:comment_status', discussion),
    element('wp:ping_status', discussion),
    element('wp:post_name', nameOf(post)),
    element('wp:status', statuses[publicity]),
    element('wp:post_parent', parentOf(post, content)),
    element('wp:menu_order', 0),
    element('wp:post_type', post.layout),
    element('wp:post_password', ''),
    element('wp:is_sticky', 0),
    ...terms(post),
    ...metas(post, setting),
  ].join('')
}

/** The number of the page whose address is above this one's, so that WordPress keeps the whole address; 0 for none. */
function parentOf({ layout, url }: Post, { posts }: Content): number {
  const above = /^(\/.+\/)[^/]+\/?$/.exec(url)?.[1]
  if (layout !== 'page' || above === undefined) return 0
  return posts.findIndex(post => post.layout === 'page' && post.url === above) + 1
}

export const itemEnd = '</item>\n'

function terms({ layout, tags, series }: Post): string[] {
  // Pages have no tags and categories there.
  if (layout === 'page') return []
  const category = series === null ? [] : [termOf('category', series)]
  return [...category, ...tags.map(tag => termOf('post_tag', tag))]
}

function metas(post: Post, { uploads }: Setting): string[] {
  const thumbnail = uploads.thumbnailOf(post)
  const { slug } = readFileName(post.source)
  return [
    ...(slug === nameOf(post) ? [] : [meta('_afterword_name', slug)]),
    ...(thumbnail === null ? [] : [meta('_thumbnail_id', String(thumbnail))]),
    ...oldNames(post).map(name => meta('_wp_old_slug', name)),
  ]
}

/** WordPress redirects from former names of a post, but from no other old address. */
function oldNames({ url, aliases }: Post): string[] {
  const [, folder = ''] = /^(.*\/)[^/]+\/?$/.exec(url) ?? []
  return aliases.flatMap(alias => {
    const rest = alias.startsWith(folder) ? alias.slice(folder.length).replace(/\/$/, '') : ''
    return rest === '' || /[/?]/.test(rest) ? [] : [rest]
  })
}

/** The last part of its address. */
function nameOf({ url, id }: Post): string {
  const last = url.split('/').findLast(part => part !== '' && !/^index\.html?$/.test(part))
  return last?.replace(/\.html?$/, '') ?? id
}
