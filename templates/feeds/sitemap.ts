import type { SiteFacts, Sitemap } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'
import { xmlText } from './xml-text.ts'

/** https://www.sitemaps.org/protocol.html, whose addresses are absolute. */
export function sitemap(site: SiteFacts, map: Sitemap): SafeHtml {
  return html`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${map.pages.map(
  page =>
    html`<url><loc>${xmlText(new URL(page.url, site.url).href)}</loc>${
      page.modified !== null && html`<lastmod>${xmlText(page.modified)}</lastmod>`
    }</url>\n`,
)}</urlset>
`
}
