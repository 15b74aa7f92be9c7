import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DomUtils, parseDocument } from 'htmlparser2'

/** Larger sites need several files and an index: https://www.sitemaps.org/protocol.html#index */
const mostAddresses = 50_000

/** The addresses that each file of a site's sitemap names. */
export function readSitemap(folder: string): readonly (readonly string[])[] {
  const { isIndex, addresses } = readFile(join(folder, 'sitemap.xml'))
  if (!isIndex) return [addresses]
  return addresses.map(address => readFile(join(folder, new URL(address).pathname)).addresses)
}

/**
 * Says what search engines would not accept; `null` if nothing. It is no difference between sites, so it is only
 * reported.
 */
export function complainOfSitemap(name: string, folder: string): string | null {
  const largest = Math.max(...readSitemap(folder).map(addresses => addresses.length))
  if (largest <= mostAddresses) return null
  const [named, allowed] = [largest, mostAddresses].map(count => count.toLocaleString('en'))
  return `note: ${name} names ${named} addresses in one file of its sitemap; sitemaps.org allows ${allowed}`
}

function readFile(file: string) {
  const document = parseDocument(readFileSync(file, 'utf8'), { xmlMode: true })
  return {
    isIndex: DomUtils.getElementsByTagName('sitemapindex', document).length > 0,
    addresses: DomUtils.getElementsByTagName('loc', document).map(place =>
      DomUtils.textContent(place),
    ),
  }
}
