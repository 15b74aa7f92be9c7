import { newestFirst } from '../posts.mjs'

const escapeHtml = text => text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)

export function GET() {
  return new Response(`<rss version="2.0">
<channel>
<title>Bench</title>
<link>https://bench.example/</link>
<description>Bench</description>
${newestFirst.slice(0, 20).map(entry).join('\n')}
</channel>
</rss>
`)
}

const entry = ({ id, data, rendered }) => `<item>
<title>${escapeHtml(data.title)}</title>
<link>https://bench.example/${id}/</link>
<guid>https://bench.example/${id}/</guid>
<pubDate>${data.date.toUTCString()}</pubDate>
<description>${escapeHtml(rendered.html)}</description>
</item>`
