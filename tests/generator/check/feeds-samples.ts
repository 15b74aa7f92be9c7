import { expect } from 'vitest'
import { checkFeeds } from '../../../generator/check/output/feeds/check-feeds.ts'
import { createPublished, said } from './published-folder.ts'

const pages = { 'index.html': '', 'a/index.html': '', 'b.png': '' }

/** The mistakes in the feeds of a site with two pages and a picture. */
export function mistakesInFeeds(files: Readonly<Record<string, string>>): string[] {
  using published = createPublished({ ...pages, ...files })
  return said(checkFeeds(published.site))
}

export const atom = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<title>A site</title>
<id>https://site.example/</id>
<link rel="self" href="https://site.example/feed.xml"/>
<updated>2026-11-20T08:00:00Z</updated>
<author><name>Ada</name></author>
<entry>
<title>One</title>
<id>https://site.example/a/</id>
<link href="https://site.example/a/"/>
<updated>2026-11-20T08:00:00+01:00</updated>
<content type="html">&lt;p id=&quot;n&quot;&gt;Words &lt;a href=&quot;#n&quot;&gt;back&lt;/a&gt;&lt;/p&gt;</content>
</entry>
</feed>
`
export const rss = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>A site</title>
<link>https://site.example/</link>
<description></description>
<item>
<title>One</title>
<link>https://site.example/a/</link>
<guid>https://site.example/a/</guid>
<pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>
<content:encoded><![CDATA[<p>Words</p>]]></content:encoded>
</item>
</channel>
</rss>
`

export const json = `{
 "version": "https://jsonfeed.org/version/1.1",
 "title": "A site",
 "home_page_url": "https://site.example/",
 "items": [
  {
   "id": "1",
   "url": "https://site.example/a/",
   "content_html": "<p>Words</p>",
   "date_published": "2026-11-20T08:00:00Z"
  }
 ]
}
`

export const sitemap = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://site.example/</loc></url>
<url><loc>https://site.example/a/</loc><lastmod>2026-11-20</lastmod></url>
</urlset>
`

/** Expects that the text contains `from`, because a change without effect would test nothing. */
export function changed(text: string, from: string, to: string): string {
  expect(text).toContain(from)
  return text.replace(from, to)
}
