import { frameOf } from '../../generator/content/texts/frame-address.ts'
import type { AssetNames } from './asset-names.ts'

type Use = 'link' | 'file'
type Around = { readonly assets: AssetNames; note(message: string): void }

/**
 * Returns a function that finds where an address of a post leads here: to a copy beside the post, to another page, or
 * to another site, which is noted where readers have nothing of it. It returns `null` for what no link may lead to.
 */
export function createResolver(permalink: string | null, { assets, note }: Around) {
  return (address: string, use: Use): string | null => {
    const placed = assets.place(address)
    if (placed !== null) return placed
    const resolved = resolveAddress(address, permalink, use)
    if (resolved === null) return null
    if (use === 'file') note(elsewhere(resolved))
    else if (isUploadedPage(resolved, permalink)) note(notBeside(resolved))
    return resolved
  }
}

/**
 * Notes what readers will not see, because the site's policy lets its pages load nothing from others:
 * https://developer.mozilla.org/docs/Web/HTTP/Guides/CSP. Empty for films, which may be shown.
 */
export function elsewhere(address: string): string {
  const host = URL.parse(address)?.host
  if (host === undefined || frameOf(address) !== null) return ''
  return `shows pictures or files of ${host}, which readers of this site do not see; --uploads copies them`
}

/**
 * Links within the old site lead to the same path here; addresses of files stay whole. Returns `null` for other
 * protocols than those of the web, mail and telephones.
 */
function resolveAddress(address: string, permalink: string | null, use: Use): string | null {
  if (address === '' || address.startsWith('#')) return address
  if (/^(?:mailto|tel):/i.test(address)) return address
  const base = baseOf(permalink)
  const url = URL.parse(address, base)
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  const isWithin = permalink !== null && url.hash !== '' && url.href === `${base.href}${url.hash}`
  if (isWithin && use === 'link') return url.hash
  const isPage =
    use === 'link' && /\/[^./]*$|\.html?$/.test(url.pathname) && !uploadedPage.test(url.pathname)
  const isOurs = url.host === base.host && (isPage || url.host === 'site.invalid')
  return isOurs ? `${url.pathname}${url.search}${url.hash}` : url.href
}

/** Whether it is an HTML file that somebody uploaded to the old site, and not one of its pages. */
function isUploadedPage(address: string, permalink: string | null): boolean {
  const base = baseOf(permalink)
  const url = URL.parse(address, base)
  if (url === null || !uploadedPage.test(url.pathname)) return false
  // For a post that was never published, the old host is not known.
  return url.host === base.host || base.origin === nowhere
}

const uploadedPage = /\/(?:wp-content\/uploads|content\/(?:files|media|images))\/.+\.html?$/i

function notBeside(address: string): string {
  return `links to ${address}, which is not copied: its scripts would have the rights of this site; look at it, and publish it by addPassthroughCopy in eleventy.config.ts`
}

function baseOf(permalink: string | null): URL {
  return new URL(permalink ?? '/', nowhere)
}

const nowhere = 'https://site.invalid'
