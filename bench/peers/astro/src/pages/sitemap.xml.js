import { addressOf, day, newestFirst, tags } from '../posts.mjs'

export function GET() {
  const lists = Array.from({ length: Math.ceil(newestFirst.length / 20) - 1 }, (_, position) => ({
    address: `/page/${position + 2}/`,
  }))
  const entries = [
    { address: '/' },
    ...lists,
    ...newestFirst.map(({ id, data }) => ({ address: `/${id}/`, date: data.date })),
    { address: '/tags/' },
    ...tags.map(tag => ({ address: addressOf(tag) })),
  ]
  return new Response(`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.map(entry).join('\n')}
</urlset>
`)
}

const entry = ({ address, date }) => {
  const changed = date === undefined ? '' : `<lastmod>${day(date)}</lastmod>`
  return `<url><loc>https://bench.example${address}</loc>${changed}</url>`
}
