import { rememberOne } from '../remember.ts'
import { outputOf, type PlanEntry } from './entries.ts'
import { newestOf } from './listed.ts'
import type { Setting } from './setting.ts'
import type { Sitemap, SitemapPage } from './showing/sitemap.ts'

/** https://www.sitemaps.org/protocol.html#index */
const mostPages = 50_000

/** All pages among the entries that anybody may find, and no others. */
export function planSitemaps(setting: Setting, entries: readonly PlanEntry[]): PlanEntry[] {
  const listed = rememberOne(() => entries.flatMap(entry => entry.listed() ?? []))
  const maps = rememberOne(() => splitSitemap(listed(), { absolute: setting.absolute, mostPages }))
  const mapAt = (place: number) => maps()[place]?.map ?? { kind: 'sitemap', pages: [] }
  const count = () => Math.ceil(listed().length / mostPages)
  return pathsOf(partsOf(setting, { entries, count })).map((path, place) =>
    setting.sketch(outputOf(path), {
      kind: 'sitemap',
      texts: [],
      from: () => [mapAt(place)],
      show: () => ({ kind: 'sitemap', map: mapAt(place) }),
    }),
  )
}

type Counting = { readonly entries: readonly PlanEntry[]; count(): number }

/** To count pages is to look at all of them: few sites need that, and few edits. */
function partsOf({ known }: Setting, { entries, count }: Counting): number {
  if (entries.length <= mostPages) return 1
  if (known === undefined) return count()
  let parts = 0
  while (known.fingerprintOf(outputOf(partPath(parts + 1))) !== undefined) parts += 1
  return parts
}

function pathsOf(parts: number): readonly string[] {
  if (parts <= 1) return ['/sitemap.xml']
  return ['/sitemap.xml', ...Array.from({ length: parts }, (_, part) => partPath(part + 1))]
}

function partPath(part: number): string {
  return `/sitemap-${part}.xml`
}

type Splitting = { absolute(path: string): string; readonly mostPages: number }

/** One, or an index and its parts where one could not hold all pages. */
export function splitSitemap(
  pages: readonly SitemapPage[],
  { absolute, mostPages }: Splitting,
): { readonly path: string; readonly map: Sitemap }[] {
  if (pages.length <= mostPages) return [{ path: '/sitemap.xml', map: { kind: 'sitemap', pages } }]
  const parts = Array.from({ length: Math.ceil(pages.length / mostPages) }, (_, part) => ({
    path: partPath(part + 1),
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
