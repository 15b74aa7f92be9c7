import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import type { Sitemap, SitemapPage } from '../../generator/plan/showing/sitemap.ts'
import { html, type SafeHtml } from '../html.ts'

/** https://www.sitemaps.org/protocol.html. Addresses in it must be absolute. */
export function sitemap(site: SiteFacts, map: Sitemap): SafeHtml {
  const parts =
    map.kind === 'sitemap'
      ? html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${map.pages.map(page => place(site, 'url', page))}</urlset>`
      : html`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${map.sitemaps.map(part => place(site, 'sitemap', part))}</sitemapindex>`
  return html`<?xml version="1.0" encoding="utf-8"?>
${parts}
`
}

/**
 * Not a nested template, which takes twice as long, because there are thousands. Addresses and instants are in ASCII,
 * so they need no check for what XML cannot contain.
 */
function place(
  site: SiteFacts,
  element: 'url' | 'sitemap',
  { url, modified }: SitemapPage,
): SafeHtml {
  const address = new URL(url, site.url).href
  return modified === null
    ? html`<${element}><loc>${address}</loc></${element}>\n`
    : html`<${element}><loc>${address}</loc><lastmod>${modified}</lastmod></${element}>\n`
}
