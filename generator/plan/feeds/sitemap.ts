import { rememberOne } from '../../remember.ts'
import { outputOf, type PlanEntry } from '../entries.ts'
import { newestOf } from '../listed.ts'
import type { Setting } from '../setting.ts'
import type { Sitemap, SitemapPage } from '../showing/sitemap.ts'

/** https://www.sitemaps.org/protocol.html#index */
const mostPages = 50_000

/** Plans sitemaps with all pages that search engines may list. */
export function planSitemap(setting: Setting, entries: readonly PlanEntry[]): PlanEntry[] {
  const { absolute } = setting
  const maps = rememberOne(() => {
    const pages = entries.flatMap(entry => entry.listed() ?? [])
    return splitSitemap(pages, { absolute, mostPages })
  })
  const paths = knownPaths(setting, entries.length) ?? maps().map(({ path }) => path)
  return paths.map((path, place) => {
    const mapOf = () => maps()[place]?.map ?? { kind: 'sitemap', pages: [] }
    return setting.sketch(outputOf(path), {
      kind: 'sitemap',
      texts: [],
      from: () => [mapOf()],
      show: () => ({ kind: 'sitemap', map: mapOf() }),
    })
  })
}

/** The paths of the sitemaps without counting pages, which few sites need; `null` if they must be counted. */
function knownPaths({ known }: Setting, most: number): readonly string[] | null {
  if (most <= mostPages) return pathsOf(1)
  if (known === undefined) return null
  let parts = 0
  while (known.fingerprintOf(outputOf(partPath(parts + 1))) !== undefined) parts += 1
  return pathsOf(parts)
}

/** One sitemap or, if that cannot hold all pages, an index and its parts. */
function pathsOf(parts: number): readonly [string, ...string[]] {
  const paths = Array.from({ length: parts }, (_, part) => partPath(part + 1))
  return ['/sitemap.xml', ...(parts > 1 ? paths : [])]
}

function partPath(part: number): string {
  return `/sitemap-${part}.xml`
}

type Splitting = { absolute(path: string): string; readonly mostPages: number }

export function splitSitemap(
  pages: readonly SitemapPage[],
  { absolute, mostPages }: Splitting,
): { readonly path: string; readonly map: Sitemap }[] {
  const [path, ...others] = pathsOf(Math.ceil(pages.length / mostPages))
  if (others.length === 0) return [{ path, map: { kind: 'sitemap', pages } }]
  const parts = others.map((path, part) => ({
    path,
    pages: pages.slice(part * mostPages, (part + 1) * mostPages),
  }))
  const sitemaps = parts.map(({ path, pages }) => ({
    url: absolute(path),
    modified: newestOf(pages.map(page => page.modified)),
  }))
  return [
    { path, map: { kind: 'sitemap-index', sitemaps } },
    ...parts.map(({ path, pages }) => ({ path, map: { kind: 'sitemap' as const, pages } })),
  ]
}
