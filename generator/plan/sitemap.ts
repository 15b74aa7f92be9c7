import type { Post } from '../content/post.ts'
import { compareText } from '../diagnostic.ts'
import { outputOf, type PlanEntry } from './entries.ts'
import type { HtmlPage } from './pages.ts'
import type { Setting } from './setting.ts'
import type { Card } from './showing/cards.ts'
import type { Link } from './showing/site-facts.ts'
import type { SitemapPage } from './showing/sitemap.ts'

/** https://www.sitemaps.org/protocol.html#index */
const mostPages = 50_000

/** All pages among the entries that anybody may find, and no others. */
export function planSitemaps(setting: Setting, entries: readonly PlanEntry[]): PlanEntry[] {
  const findable = entries.flatMap(({ showing }) =>
    showing.kind === 'html' && isFindable(setting, showing.page) ? [showing.page] : [],
  )
  const lastModified = createLastModified(setting, findable)
  const pages = findable.map(page => ({ url: page.canonical, modified: lastModified(page) }))
  if (pages.length <= mostPages)
    return [setting.entry('sitemap.xml', { kind: 'sitemap', map: { kind: 'sitemap', pages } })]
  return planParts(setting, partsOf(pages))
}

function partsOf(pages: readonly SitemapPage[]): SitemapPage[][] {
  const count = Math.ceil(pages.length / mostPages)
  const starts = Array.from({ length: count }, (_, part) => part * mostPages)
  return starts.map(start => pages.slice(start, start + mostPages))
}

function planParts(setting: Setting, parts: readonly SitemapPage[][]): PlanEntry[] {
  const named = parts.map((pages, part) => ({ path: `/sitemap-${part + 1}.xml`, pages }))
  const index = named.map(({ path, pages }) => ({
    url: setting.absolute(path),
    modified: newestOf(pages.map(page => page.modified)),
  }))
  return [
    setting.entry('sitemap.xml', {
      kind: 'sitemap',
      map: { kind: 'sitemap-index', sitemaps: index },
    }),
    ...named.map(({ path, pages }) =>
      setting.entry(outputOf(path), { kind: 'sitemap', map: { kind: 'sitemap', pages } }),
    ),
  ]
}

/**
 * A page that names another address as its own is to be found there; one that searches, or stands
 * for what is missing, nowhere. Lists of drafts alone are no more published than these.
 */
function isFindable(setting: Setting, page: HtmlPage): boolean {
  if ('unpublished' in page && page.unpublished !== null) return false
  const cards = cardsOn(page)
  if (cards.length > 0 && !cards.some(isPublished)) return false
  const kind: string = page.kind
  if (kind === 'not-found' || kind === 'search') return false
  return page.canonical === setting.absolute(page.url)
}

/** A list changes with what it lists, and a list of lists with these. */
function createLastModified(
  { index }: Setting,
  pages: readonly HtmlPage[],
): (page: HtmlPage) => string | null {
  const texts = new Map(
    [...index.posts, ...index.pages].map(post => [encodeURI(post.url), modificationOf(post)]),
  )
  const lastOf = (cards: readonly Card[]) =>
    newestOf(cards.filter(isPublished).map(({ url }) => texts.get(url) ?? null))
  const lists = new Map(pages.map(page => [page.url, lastOf(cardsOn(page))]))
  return page =>
    texts.has(page.url)
      ? (texts.get(page.url) ?? null)
      : newestOf([page, ...listsOn(page)].map(({ url }) => lists.get(url) ?? null))
}

/** A page has a date for its order only; a post that was scheduled was not there before it came out. */
function modificationOf({ layout, date, publish, updated }: Post): string | null {
  return layout === 'page' ? updated : newestOf([date, publish, updated])
}

function cardsOn(page: HtmlPage): readonly Card[] {
  if ('cards' in page) return page.cards
  return 'years' in page ? page.years.flatMap(({ cards }) => cards) : []
}

function isPublished({ unpublished }: Card): boolean {
  return unpublished === null
}

function listsOn(page: HtmlPage): readonly Link[] {
  if (page.kind === 'tags') return page.tags
  if (page.kind === 'all-series') return page.series
  return page.kind === 'authors' ? page.authors : []
}

/** `null` where there is none. */
function newestOf(instants: readonly (string | null)[]): string | null {
  return instants.reduce(
    (latest, instant) =>
      instant !== null && (latest === null || compareText(instant, latest) > 0) ? instant : latest,
    null,
  )
}
