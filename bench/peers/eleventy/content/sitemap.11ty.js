import { day } from '../layouts/frame.js'

export const data = { permalink: '/sitemap.xml', eleventyExcludeFromCollections: true }

export function render({ collections }) {
  const entries = collections.all.map(
    ({ url, date }) =>
      `<url><loc>https://bench.example${url}</loc><lastmod>${day(date)}</lastmod></url>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('\n')}
</urlset>
`
}
