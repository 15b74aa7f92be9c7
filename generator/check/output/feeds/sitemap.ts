import type { Said } from '../../../diagnostic.ts'
import { percentDecoded } from '../../../percent-decoded.ts'
import { findFile } from '../addresses.ts'
import type { BuiltSite } from '../built-site.ts'
import { type FeedText, notADate } from './entries.ts'
import { isAbsoluteUrl, isW3cDate } from './values.ts'
import { childrenOf, type FeedMistake, missingChild, type XmlElement } from './xml.ts'

export const sitemapNamespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** https://www.sitemaps.org/protocol.html */
const mostAddresses = 50_000

/** A sitemap, or an index of sitemaps. */
export function checkSitemap({ site, output }: FeedText, root: XmlElement): FeedMistake[] {
  const lists = root.name === 'sitemapindex' ? 'sitemap' : 'url'
  const listed = childrenOf(root, lists)
  const surplus = listed[mostAddresses]
  const size = site.files.get(output)?.size ?? 0
  const seen = new Set<string>()
  return [
    ...(surplus === undefined ? [] : [{ at: surplus.start, ...tooMany }]),
    ...(size > mostBytes ? [{ at: root.start, ...tooLarge }] : []),
    ...listed.flatMap(entry => [
      ...missingChild(entry, 'loc'),
      ...childrenOf(entry, 'loc').flatMap(({ text, start }) => {
        const isKnown = seen.has(text)
        seen.add(text)
        const said = isKnown ? listedTwice(text) : complaintAbout(site, text, lists)
        return said === null ? [] : [{ at: start, ...said }]
      }),
      ...childrenOf(entry, 'lastmod')
        .filter(({ text }) => !isW3cDate(text))
        .map(date => notADate(date, '2026-11-20')),
    ]),
  ]
}

const mostBytes = 50 * 1024 * 1024

function complaintAbout(site: BuiltSite, address: string, lists: 'sitemap' | 'url'): Said | null {
  if (address === '') return null
  if (!isAbsoluteUrl(address)) return relative(address)
  const url = new URL(address)
  if (url.origin !== site.origin) return otherSite(address, site.origin)
  const file = findFile(site, percentDecoded(url.pathname))
  if (file === null) return nowhere(address)
  return lists === 'sitemap' || file.endsWith('.html') ? null : noPage(address)
}

function relative(address: string): Said {
  return {
    message: `"${address}" is not an absolute address`,
    hint: 'Begin it with https:// and the name of the site.',
  }
}

function otherSite(address: string, origin: string): Said {
  return {
    message: `"${address}" is not on this site, ${origin}`,
    hint: 'A sitemap can list addresses of its own site only.',
  }
}

function nowhere(address: string): Said {
  return {
    message: `"${address}" leads to no published page`,
    hint: 'List the address under which the page is published, or remove this one.',
  }
}

function noPage(address: string): Said {
  return { message: `"${address}" is not a page`, hint: 'List pages only.' }
}

function listedTwice(address: string): Said {
  return { message: `"${address}" is listed already`, hint: 'Keep one of the two.' }
}

const tooMany: Said = {
  message: `a sitemap can list no more than ${mostAddresses.toLocaleString('en')} addresses, and this is the next one`,
  hint: 'Split it into several, and list these in a sitemap index.',
}

const tooLarge: Said = {
  message: 'a sitemap can have no more than 50 MB',
  hint: 'Split it into several, and list these in a sitemap index.',
}
