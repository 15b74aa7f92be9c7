import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import type { Sitemap, SitemapPage } from '../../generator/plan/showing/sitemap.ts'
import { html, type SafeHtml } from '../html.ts'
import { xmlText } from './xml-text.ts'

/** https://www.sitemaps.org/protocol.html, whose addresses are absolute. */
export function sitemap(site: SiteFacts, map: Sitemap): SafeHtml {
  const parts =
    map.kind === 'sitemap'
      ? html`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${map.pages.map(page => html`<url>${placePart(site, page)}</url>\n`)}</urlset>`
      : html`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${map.sitemaps.map(part => html`<sitemap>${placePart(site, part)}</sitemap>\n`)}</sitemapindex>`
  return html`<?xml version="1.0" encoding="utf-8"?>
${parts}
`
}

function placePart(site: SiteFacts, { url, modified }: SitemapPage): SafeHtml {
  const address = new URL(url, site.url).href
  return html`<loc>${xmlText(address)}</loc>${modified !== null && html`<lastmod>${xmlText(modified)}</lastmod>`}`
}
