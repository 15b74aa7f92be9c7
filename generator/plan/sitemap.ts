import { rememberOne } from '../remember.ts'
import { outputOf, type PlanEntry } from './entries.ts'
import { newestOf } from './listed.ts'
import type { Setting } from './setting.ts'
import type { Sitemap, SitemapPage } from './showing/sitemap.ts'

/** https://www.sitemaps.org/protocol.html#index */
const mostPages = 50_000

/** All pages among the entries that anybody may find, and no others. */
export function planSitemaps(setting: Setting, entries: readonly PlanEntry[]): PlanEntry[] {
  const { absolute } = setting
  const listed = rememberOne(() => entries.flatMap(entry => entry.listed() ?? []))
  const sketch = (path: string, mapOf: () => Sitemap) => {
    const show = () => ({ kind: 'sitemap', map: mapOf() }) as const
    return setting.sketch(outputOf(path), {
      kind: 'sitemap',
      texts: [],
      from: () => [mapOf()],
      show,
    })
  }
  // Few sites need to count theirs.
  if (entries.length <= mostPages)
    return [sketch('/sitemap.xml', () => ({ kind: 'sitemap', pages: listed() }))]
  const parts = splitSitemap(listed(), { absolute, mostPages })
  return parts.map(({ path, map }) => sketch(path, () => map))
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
