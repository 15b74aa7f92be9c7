import { outputOf, type PlanEntry } from './entries.ts'
import { newestOf } from './listed.ts'
import type { Setting } from './setting.ts'
import type { Sitemap, SitemapPage } from './showing/sitemap.ts'

/** https://www.sitemaps.org/protocol.html#index */
const mostPages = 50_000

/** All pages among the entries that anybody may find, and no others. */
export function planSitemaps(setting: Setting, entries: readonly PlanEntry[]): PlanEntry[] {
  const { absolute } = setting
  const pages = entries.flatMap(({ listed }) => listed ?? [])
  return splitSitemap(pages, { absolute, mostPages }).map(({ path, map }) =>
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
