import { slugOf } from '../../../generator/content/slugs.ts'
import type { Content } from '../../posts.ts'
import type { Author } from './authors.ts'
import { element, escapeXml, plain, words } from './xml.ts'

export function channelHead(
  { site, origin, posts }: Content,
  authors: ReadonlyMap<string, Author>,
): string {
  return [
    opening,
    plain('title', site.title),
    plain('link', origin),
    plain('description', site.description),
    plain('language', site.language),
    element('wp:wxr_version', 1.2),
    plain('wp:base_site_url', origin),
    plain('wp:base_blog_url', origin),
    ...[...authors.values()].map(authorOf),
    ...named(posts.flatMap(({ series }) => series ?? [])).map(categoryOf),
    ...named(posts.flatMap(({ tags }) => tags)).map(tagOf),
    plain('generator', 'Afterword'),
  ].join('')
}

/** The category or tag of a post. A series becomes a category. WordPress takes the name as HTML. */
export function termOf(domain: 'category' | 'post_tag', name: string): string {
  return `<category domain="${domain}" nicename="${escapeXml(slugOf(name))}">${escapeXml(escapeXml(name))}</category>\n`
}

const opening = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
  xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
`

/** Mail addresses are left out, because a site does not publish those of its authors. */
function authorOf({ number, login, name }: Author): string {
  const facts = [
    element('wp:author_id', number),
    element('wp:author_login', login),
    element('wp:author_email', ''),
    element('wp:author_display_name', name),
    element('wp:author_first_name', ''),
    element('wp:author_last_name', ''),
  ]
  return `<wp:author>\n${facts.join('')}</wp:author>\n`
}

type Term = { readonly number: number; readonly slug: string; readonly name: string }

/** One for each address. If two spellings share one, the first counts. */
function named(names: readonly string[]): Term[] {
  const bySlug = new Map(names.toReversed().map(name => [slugOf(name), name]))
  return [...bySlug].map(([slug, name], index) => ({ number: index + 1, slug, name }))
}

function categoryOf({ number, slug, name }: Term): string {
  const facts = [
    element('wp:term_id', number),
    element('wp:category_nicename', slug),
    element('wp:category_parent', ''),
    words('wp:cat_name', name),
  ]
  return `<wp:category>\n${facts.join('')}</wp:category>\n`
}

function tagOf({ number, slug, name }: Term): string {
  const facts = [
    // WordPress numbers tags and categories in one table.
    element('wp:term_id', 100_000 + number),
    element('wp:tag_slug', slug),
    words('wp:tag_name', name),
  ]
  return `<wp:tag>\n${facts.join('')}</wp:tag>\n`
}
