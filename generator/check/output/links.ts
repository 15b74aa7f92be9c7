import type { Diagnostic, Finding } from '../../diagnostic.ts'
import { nearestTo } from '../../nearest-to.ts'
import { percentDecoded } from '../../percent-decoded.ts'
import { remember } from '../../remember.ts'
import { findFile, isAnsweredElsewhere, type OwnAddress, readAddress } from './addresses.ts'
import type { BuiltPage, BuiltSite } from './built-site.ts'
import { diagnoseReference } from './diagnose.ts'
import type { Reference } from './page-facts.ts'
import { isPolicy } from './policy.ts'
import { complaintAboutScheme } from './schemes.ts'
import { isSwallowed } from './unended.ts'

/** Links and loaded files of this site that do not exist, and fragments that their page does not have. */
export function checkLinks(site: BuiltSite): Diagnostic[] {
  const map = openMap(site)
  return site.pages.flatMap(page =>
    page.facts.references.flatMap(reference => {
      const said = complaintAbout(map, page, reference)
      return said === null ? [] : diagnoseReference(page, reference, said)
    }),
  )
}

/** Answers are remembered, because thousands of pages lead to the same few places. */
type SiteMap = {
  readonly site: BuiltSite
  /** If there is a Content-Security-Policy, its check reports scripts in addresses. */
  readonly hasPolicy: boolean
  isThere(path: string): boolean
  /** `null` if the address is not that of a page. Other files can have parts of other kinds. */
  pageAt(path: string): BuiltPage | null
  idsOf(page: BuiltPage): ReadonlySet<string>
  /** The address of a page that resembles an address where nothing is, or `null`. */
  nearestTo(path: string): string | null
}

function openMap(site: BuiltSite): SiteMap {
  const pages = new Map(site.pages.map(page => [page.output, page]))
  const urls = site.pages.map(page => page.url)
  return {
    site,
    hasPolicy: site.rules.headers.some(isPolicy),
    isThere: remember(path => findFile(site, path) !== null || isAnsweredElsewhere(site, path)),
    pageAt: path => pages.get(findFile(site, path) ?? '') ?? null,
    idsOf: remember(page => new Set(page.facts.ids)),
    nearestTo: remember(path => nearestTo(path, urls)),
  }
}

function complaintAbout(map: SiteMap, page: BuiltPage, { url, use }: Reference): Finding | null {
  if (use === 'base') return null
  if (url === '') return use === 'form' ? null : noAddress
  const ofScheme = complaintAboutScheme(url, map)
  if (ofScheme !== undefined) return ofScheme
  const address = readAddress(map.site, page, url)
  if (address.kind === 'elsewhere') return ofPreview(map, address.url)
  if (address.kind === 'invalid') return leadsNowhere(url, null)
  const isHere = url.startsWith('#')
  if (!isHere && !map.isThere(address.path)) return leadsNowhere(url, map.nearestTo(address.path))
  if (address.fragment === '') return null
  const target = isHere ? page : map.pageAt(address.path)
  return target === null || isSwallowed(target) ? null : anchorMissing(map.idsOf(target), address)
}

/** Tutorials lead to other programs on the reader's machine, so only an address that this site has is a mistake. */
function ofPreview(map: SiteMap, { href, hostname, pathname, hash }: URL): Finding | null {
  const isHere = /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)
  if (!isHere || pathname === '/' || findFile(map.site, percentDecoded(pathname)) === null)
    return null
  return {
    code: 'broken-link',
    message: `"${href}" leads to the preview on your own machine`,
    hint: `Write "${pathname}${hash}".`,
  }
}

/** `null` if the part is there, or may be there by the time a reader comes. */
export function anchorMissing(
  ids: ReadonlySet<string>,
  { fragment, path }: OwnAddress,
): Finding | null {
  // What follows ":~:" is not part of the name: https://wicg.github.io/scroll-to-text-fragment/
  const name = fragment.replace(/:~:.*$/s, '')
  if (name === '' || name.toLowerCase() === 'top') return null
  // A comment may have been added or removed since the build.
  if (name.startsWith('comment-') && ids.has('conversation')) return null
  const plain = percentDecoded(name)
  if (ids.has(name) || ids.has(plain)) return null
  const near = nearestTo(plain, [...ids])
  return {
    code: 'missing-anchor',
    message: `there is no part "#${plain}" in ${path}`,
    hint:
      near === null
        ? 'Write the id of a heading or another element of that page.'
        : `Did you mean "#${near}"?`,
  }
}

const noAddress: Finding = {
  code: 'broken-link',
  message: 'the address is empty',
  hint: 'Write the address, or remove the link.',
}

export function leadsNowhere(url: string, near: string | null): Finding {
  return {
    code: 'broken-link',
    message: `"${url}" leads nowhere`,
    hint:
      near === null
        ? 'Correct the address; a post that has moved keeps its old address as an alias.'
        : `Did you mean "${near}"?`,
  }
}
