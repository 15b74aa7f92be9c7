import type { Post } from '../content/post.ts'
import { compareText } from '../diagnostic.ts'
import { outputOf, type PlanEntry } from './entries.ts'
import { cardsOn } from './lists.ts'
import type { HtmlPage } from './pages.ts'
import type { Setting } from './setting.ts'
import type { Card } from './showing/cards.ts'
import type { Link } from './showing/site-facts.ts'
import type { Sitemap, SitemapPage } from './showing/sitemap.ts'

/** https://www.sitemaps.org/protocol.html#index */
const mostPages = 50_000

/** All pages among the entries that anybody may find, and no others. */
export function planSitemaps(setting: Setting, entries: readonly PlanEntry[]): PlanEntry[] {
  const { absolute } = setting
  return splitSitemap(listPages(setting, entries), { absolute, mostPages }).map(({ path, map }) =>
    setting.entry(outputOf(path), { kind: 'sitemap', map }),
  )
}

type Splitting = { absolute(path: string): string; readonly mostPages: number }

/** One, or an index and its parts where one could not hold all pages. */
export function splitSitemap(
  pages: readonly SitemapPage[],
  { absolute, mostPages }: Splitting,
): { readonly path: string; readonly map: Sitemap }[] {
  if (pages.length <= mostPages) return [{ path: '/sitemap.xml', map: { kind: 'sitemap', pages } }]
  const parts = Array.from({ length: Math.ceil(pages.length / mostPages) }, (_, part) => ({
    path: `/sitemap-${part + 1}.xml`,
    pages: pages.slice(part * mostPages, (part + 1) * mostPages),
  }))
  const sitemaps = parts.map(({ path, pages }) => ({
    url: absolute(path),
    modified: newestOf(pages.map(page => page.modified)),
  }))
  return [
    { path: '/sitemap.xml', map: { kind: 'sitemap-index', sitemaps } },
    ...parts.map(({ path, pages }) => ({ path, map: { kind: 'sitemap' as const, pages } })),
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
function listPages(setting: Setting, entries: readonly PlanEntry[]): SitemapPage[] {
  const { sitemap: known } = setting.memory
  const find = createFinder(setting)
  const pages = entries.flatMap(({ showing }) => (showing.kind === 'html' ? [showing.page] : []))
  const found = pages.flatMap(page => {
    const remembered = known.get(page)
    const listed = remembered === undefined ? find(page) : remembered
    known.set(page, listed)
    return listed === null ? [] : [{ page, listed }]
  })
  const lists = new Map(found.map(({ page, listed }) => [page.url, listed.modified]))
  return found.map(({ page, listed }) => {
    const below = listsOn(page)
    if (below.length === 0) return listed
    return { ...listed, modified: newestOf(below.map(({ url }) => lists.get(url) ?? null)) }
  })
}

/** What the page's own cards, or its own text, tell of it. */
function createFinder(setting: Setting): (page: HtmlPage) => SitemapPage | null {
  const { posts, pages } = setting.index
  const texts = new Map(
    [...posts, ...pages].map(post => [encodeURI(post.url), modificationOf(post)] as const),
  )
  return page => {
    if (!isFindable(setting, page)) return null
    const own = texts.get(page.url)
    const cards = cardsOn(page).filter(isPublished)
    const modified =
      own === undefined ? newestOf(cards.map(({ url }) => texts.get(url) ?? null)) : own
    return { url: page.canonical, modified }
  }
}

/** A page has a date for its order only; a post that was scheduled was not there before it came out. */
function modificationOf({ layout, date, publish, updated }: Post): string | null {
  return layout === 'page' ? updated : newestOf([date, publish, updated])
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
