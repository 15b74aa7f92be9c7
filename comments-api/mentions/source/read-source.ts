import { pageAddress, withoutQuery } from '../../comments/threads/page-address.ts'
import type { Card, SourceRead } from './card.ts'
import { type Document, readDocument } from './links-in.ts'
import { longestText, readMicroformats } from './microformats.ts'

/** A stranger's page, and those addresses of ours (see `pageAddress`) that it may link to. */
export type Source = {
  readonly html: string
  readonly url: string
  readonly targets: readonly string[]
}

/**
 * Checks whether the page links to the target. If so, reads what the page says about itself, from microformats, else
 * from Open Graph, else from its title.
 */
export function readSource({ html, url, targets }: Source): SourceRead {
  const isTarget = (link: string) => {
    const address = pageAddress(link)
    return (
      address !== null && (targets.includes(address) || targets.includes(withoutQuery(address)))
    )
  }
  const document = readDocument(html, url)
  const links = document.links.filter(isTarget)
  if (links.length === 0) return { card: null, isDescribed: false, answers: null }
  const plain = plainCard(document)
  const entry = document.depth > deepest ? null : describedEntry({ html, url }, isTarget)
  const isDescribed = entry !== null || document.meta.has('og:title')
  const card = entry === null ? plain : merge(entry, plain)
  return { card, isDescribed, answers: responseIn(links) }
}

/** The id in a link such as `/rome/#comment-ID`; `null` if there is none. */
function responseIn(links: readonly string[]): string | null {
  const [first] = links.flatMap(link => /#comment-([a-z0-9]+)$/.exec(link)?.[1] ?? [])
  return first ?? null
}

/**
 * Microformats are parsed recursively, and slowly if nested. They are not read from a page that is nested more deeply.
 */
const deepest = 500

function describedEntry(
  { html, url }: Pick<Source, 'html' | 'url'>,
  isTarget: (link: string) => boolean,
): Card | null {
  try {
    return readMicroformats(html, url, isTarget)
  } catch {
    return null
  }
}

function plainCard({ title, meta }: Document): Card {
  const first = (...names: readonly string[]) =>
    names
      .map(name => meta.get(name)?.trim() ?? '')
      .find(text => text !== '')
      ?.slice(0, longestText)
  const author = first('author', 'article:author')
  // Facebook's own pages give the author as the address of a profile.
  const name = author === undefined || URL.canParse(author) ? first('og:site_name') : author
  return {
    kind: 'link',
    title: first('og:title', 'twitter:title') ?? title.slice(0, longestText),
    author: name === undefined ? null : { name, url: null },
    excerpt: first('og:description', 'twitter:description', 'description') ?? '',
    published: first('article:published_time') ?? null,
    url: null,
  }
}

/** Only a plain link gets the title of its page. A like has no words, and a reply needs no title. */
function merge(entry: Card, plain: Card): Card {
  const isLink = entry.kind === 'link'
  const author = entry.author ?? plain.author
  // A note has no title, and its page is often named after its author.
  const pageTitle = isLink && plain.title.trim() !== author?.name ? plain.title : ''
  return {
    ...entry,
    title: entry.title || pageTitle,
    author,
    excerpt: entry.excerpt || (isLink ? plain.excerpt : ''),
    published: entry.published ?? plain.published,
  }
}
