import { posix } from 'node:path'
import { pathOf } from './pages.ts'
import type { HugoSite } from './site.ts'

/**
 * Texts beside an `index.md` or below it have no page of their own:
 * https://gohugo.io/content-management/page-resources/
 */
export function createResources(
  site: HugoSite,
  sources: readonly string[],
): (source: string) => boolean {
  const isIndex = (source: string) => /^.+\/index\.[^/]+$/.test(pathOf(site, source))
  const bundles = new Set(sources.filter(isIndex).map(source => posix.dirname(source)))
  return source => {
    const [folder = '', ...above] = foldersOf(source)
    return above.some(one => bundles.has(one)) || (bundles.has(folder) && !isIndex(source))
  }
}

/** From the nearest folder to the outermost. */
function foldersOf(source: string): string[] {
  const parts = source.split('/').slice(0, -1)
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('/'))
}
