import type { Site } from './site.ts'

/** Without the site's own address before it. Addresses of other sites stay as they are. */
export function ownAddress(site: Site, url: string): string {
  if (url === site.url) return '/'
  return url.startsWith(`${site.url}/`) ? url.slice(site.url.length) : url
}
