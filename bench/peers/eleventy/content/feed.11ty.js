import { escapeHtml } from '../layouts/frame.js'

export const data = { permalink: '/feed.xml', eleventyExcludeFromCollections: true }

export function render({ collections }) {
  const posts = collections.posts.slice(-20).toReversed()
  return `<rss version="2.0">
<channel>
<title>Bench</title>
<link>https://bench.example/</link>
<description>Bench</description>
${posts.map(entry).join('\n')}
</channel>
</rss>
`
}

const entry = ({ url, date, data, content }) => `<item>
<title>${escapeHtml(data.title)}</title>
<link>https://bench.example${url}</link>
<guid>https://bench.example${url}</guid>
<pubDate>${date.toUTCString()}</pubDate>
<description>${escapeHtml(content)}</description>
</item>`
