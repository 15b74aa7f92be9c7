import { describe, expect, it } from 'vitest'
import { checkFeeds } from '../../generator/check/output/feeds/check-feeds.ts'
import { createPublished, said } from './check-hosting-site.ts'
import { createSiteFolder, fingerprintsOf, post } from './site-folder.ts'

const pages = { 'index.html': '', 'a/index.html': '', 'b.png': '' }

function mistakesIn(files: Readonly<Record<string, string>>): string[] {
  using published = createPublished({ ...pages, ...files })
  return said(checkFeeds(published.site))
}

const atom = `<?xml version="1.0" encoding="utf-8"?>
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
const entry = atom.slice(atom.indexOf('<entry>'), atom.indexOf('</feed>'))

const rss = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
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

const json = `{
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

const sitemap = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://site.example/</loc></url>
<url><loc>https://site.example/a/</loc><lastmod>2026-11-20</lastmod></url>
</urlset>
`

/** A text that holds something; a change that changes nothing would test nothing. */
function changed(text: string, from: string, to: string): string {
  expect(text).toContain(from)
  return text.replace(from, to)
}

describe('a feed', () => {
  it('of each kind can be right', () => {
    const files = {
      'feed.xml': atom,
      'tags/t/rss.xml': rss,
      'feed.json': json,
      'sitemap.xml': sitemap,
    }

    expect(mistakesIn(files)).toEqual([])
  })

  it('of a build is right', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post(
        'One',
        'tags: [a]',
        'A note.[^1] ![It](it.png)\n\n[^1]: Here & now.',
      ),
      'posts/it.png': 'x',
      'pages/über.md': post('About'),
    })
    await site.build()
    const outputs = Object.keys(fingerprintsOf(site.output))
    using published = createPublished(
      Object.fromEntries(outputs.map(output => [output, site.page(output)])),
    )

    expect(said(checkFeeds(published.site))).toEqual([])
  })

  it.each([
    [
      'a bare ampersand',
      changed(atom, '>One<', '>One & two<'),
      '9:12 error invalid-feed the XML is not well formed: disallowed character in entity name',
    ],
    [
      'a DOCTYPE',
      changed(atom, '<feed', '<!DOCTYPE feed [<!ENTITY a "b">]>\n<feed'),
      '2:1 error invalid-feed the file has a DOCTYPE',
    ],
    [
      'another encoding',
      changed(atom, 'utf-8', 'latin1'),
      '1:21 error invalid-feed the file says that its encoding is latin1',
    ],
    [
      'another root',
      '<html/>',
      '1:1 error invalid-feed <html> is the beginning of no feed that readers know',
    ],
    [
      'no title',
      changed(atom, '<title>A site</title>\n', ''),
      '2:1 error invalid-feed <feed> has no <title>',
    ],
    [
      'an entry without an id',
      changed(atom, '<id>https://site.example/a/</id>', ''),
      '8:1 error invalid-feed <entry> has no <id>',
    ],
    [
      'an entry with an empty title',
      changed(atom, '<title>One</title>', '<title> </title>'),
      '9:1 error invalid-feed <title> is empty',
    ],
    [
      'a relative id',
      changed(atom, '<id>https://site.example/a/', '<id>/a/'),
      '10:1 error invalid-feed the id "/a/" is no whole IRI',
    ],
    [
      'a relative link',
      changed(atom, '<link href="https://site.example', '<link href="'),
      '11:1 error invalid-feed the link "/a/" is no whole address',
    ],
    [
      'a link to what is gone',
      changed(atom, '<link href="https://site.example/a', '<link href="https://site.example/gone'),
      '11:1 error invalid-feed the link "https://site.example/gone/" leads nowhere on this site',
    ],
    [
      'another feed as itself',
      changed(atom, 'feed.xml"', 'rss.xml"'),
      '5:1 error invalid-feed the link rel="self" does not lead to this feed',
    ],
    [
      'a date of another kind',
      changed(atom, '2026-11-20T08:00:00Z', '20 Nov 2026'),
      '6:1 error invalid-feed <updated> is "20 Nov 2026", which is no date of feeds',
    ],
    [
      'a day that no calendar has',
      changed(atom, '2026-11-20T08:00:00Z', '2026-02-30T08:00:00Z'),
      '6:1 error invalid-feed <updated> is "2026-02-30T08:00:00Z", which is no date of feeds',
    ],
    [
      'nobody who wrote it',
      changed(atom, '<author><name>Ada</name></author>', ''),
      '8:1 error invalid-feed neither the entry nor the feed has an <author>',
    ],
    [
      'one entry twice',
      changed(atom, '</feed>', `${entry}</feed>`),
      '17:1 error invalid-feed another entry has the id "https://site.example/a/", too',
    ],
    [
      'a relative link in a text',
      changed(atom, '#n&quot;', '/b&quot;'),
      '13:71 error invalid-feed the text leads to "/b", which is no whole address',
    ],
    [
      'a link to a part that the text has not',
      changed(atom, '#n&quot;', '#m&quot;'),
      '13:71 error invalid-feed the text leads to "#m", which is no whole address',
    ],
    [
      'a relative candidate of an image',
      changed(
        atom,
        '&lt;a href=&quot;#n',
        '&lt;img srcset=&quot;https://a.example/1.png 1x, b.png 2x',
      ),
      '13:103 error invalid-feed the text leads to "b.png", which is no whole address',
    ],
  ])('of Atom cannot have %s', (_, text, expected) => {
    expect(mistakesIn({ 'feed.xml': text })).toEqual([`_site/feed.xml:${expected}`])
  })

  it.each([
    [
      'a prefix that is not declared',
      changed(rss, ' xmlns:content="http://purl.org/rss/1.0/modules/content/"', ''),
      '11:17 error invalid-feed the XML is not well formed: unbound namespace prefix: "content"',
    ],
    [
      'a namespace of another',
      changed(rss, 'modules/content/"', 'modules/contents/"'),
      '11:1 error invalid-feed the namespace of <content:encoded> is not the one that readers know',
    ],
    [
      'another version',
      changed(rss, 'version="2.0"', 'version="0.91"'),
      '1:1 error invalid-feed <rss> has the version "0.91"',
    ],
    [
      'no description',
      changed(rss, '<description></description>\n', ''),
      '2:1 error invalid-feed <channel> has no <description>',
    ],
    [
      'an item without a guid',
      changed(rss, '<guid>https://site.example/a/</guid>', ''),
      '6:1 error invalid-feed <item> has no <guid>',
    ],
    [
      'a guid that is no address',
      changed(rss, '<guid>https://site.example/a/', '<guid>1'),
      '9:1 error invalid-feed the guid "1" is no whole address',
    ],
    [
      'a date of another kind',
      changed(rss, 'Fri, 20 Nov 2026 08:00:00 GMT', '2026-11-20'),
      '10:1 error invalid-feed <pubDate> is "2026-11-20", which is no date of feeds',
    ],
    [
      'a day of another week',
      changed(rss, 'Fri, 20', 'Mon, 20'),
      '10:1 error invalid-feed <pubDate> is "Mon, 20 Nov 2026 08:00:00 GMT", which is no date of feeds',
    ],
    [
      'a relative image',
      changed(rss, '<p>Words</p>', '<p>\n<img src="b.png"></p>'),
      '12:11 error invalid-feed the text leads to "b.png", which is no whole address',
    ],
  ])('of RSS cannot have %s', (_, text, expected) => {
    expect(mistakesIn({ 'tags/t/rss.xml': text })).toEqual([`_site/tags/t/rss.xml:${expected}`])
  })

  it.each([
    [
      'no JSON',
      changed(json, '"A site",', '"A site"'),
      '4:2 error invalid-feed the file is not JSON',
    ],
    [
      'another version',
      changed(json, '1.1', '2'),
      '2:13 error invalid-feed "version" is "https://jsonfeed.org/version/2"',
    ],
    [
      'no title',
      changed(json, ' "title": "A site",\n', ''),
      '1:1 error invalid-feed "title" is missing',
    ],
    [
      'an id that is a number',
      changed(json, '"1"', '1'),
      '7:10 error invalid-feed "id" is no string',
    ],
    [
      'an item without a text',
      changed(json, '   "content_html": "<p>Words</p>",\n', ''),
      '6:3 error invalid-feed the item has neither content_html nor content_text',
    ],
    [
      'a date of another kind',
      changed(json, 'T08:00:00Z', ''),
      '10:22 error invalid-feed "date_published" ("2026-11-20") is no date as 2026-11-20T08:00:00Z',
    ],
    [
      'a relative address',
      changed(json, '"https://site.example/a/"', '"/a/"'),
      '8:11 error invalid-feed the link "/a/" is no whole address',
    ],
    [
      'a relative link in a text',
      changed(json, '<p>Words', "<a href='/a/'>"),
      `9:20 error invalid-feed the text leads to "/a/", which is no whole address`,
    ],
    [
      'one id twice',
      changed(json, '  }\n ]', '  },\n  { "id": "1", "content_text": "Words" }\n ]'),
      '12:11 error invalid-feed another entry has the id "1", too',
    ],
  ])('of JSON cannot have %s', (_, text, expected) => {
    expect(mistakesIn({ 'feed.json': text })).toEqual([`_site/feed.json:${expected}`])
  })

  it('is checked wherever it stands, and no other XML is', () => {
    const files = {
      'a/comments.xml': '<feed/>',
      'a/drawing.xml': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }

    expect(mistakesIn(files)).toEqual([
      '_site/a/comments.xml:1:1 error invalid-feed <feed> is the beginning of no feed that readers know',
    ])
  })
})

describe('a sitemap', () => {
  it.each([
    [
      'a relative address',
      changed(sitemap, 'https://site.example/a/', '/a/'),
      '3:6 error invalid-feed "/a/" is no whole address',
    ],
    [
      'an address of another site',
      changed(sitemap, 'https://site.example/a/', 'http://site.example/a/'),
      '3:6 error invalid-feed "http://site.example/a/" is not on this site, https://site.example',
    ],
    [
      'an address that leads nowhere',
      changed(sitemap, 'https://site.example/a/', 'https://site.example/gone/'),
      '3:6 error invalid-feed "https://site.example/gone/" leads to no published page',
    ],
    [
      'what is no page',
      changed(sitemap, 'https://site.example/a/', 'https://site.example/b.png'),
      '3:6 error invalid-feed "https://site.example/b.png" is no page',
    ],
    [
      'an address twice',
      changed(sitemap, 'https://site.example/a/', 'https://site.example/'),
      '3:6 error invalid-feed "https://site.example/" is listed already',
    ],
    [
      'a date of another kind',
      changed(sitemap, '2026-11-20', 'yesterday'),
      '3:40 error invalid-feed <lastmod> is "yesterday", which is no date of feeds',
    ],
    [
      'no namespace',
      changed(sitemap, ' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', ''),
      '1:1 error invalid-feed <urlset> is the beginning of no sitemap',
    ],
  ])('cannot have %s', (_, text, expected) => {
    expect(mistakesIn({ 'sitemap.xml': text })).toEqual([`_site/sitemap.xml:${expected}`])
  })

  it('cannot list more than 50,000 addresses', () => {
    const urls = Array.from(
      { length: 50_001 },
      (_, at) => `<url><loc>https://site.example/${at}</loc></url>`,
    )
    const files = Object.fromEntries(urls.map((__, at) => [`${at}.html`, '']))
    using published = createPublished({
      'sitemap.xml': `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>`,
    })

    const found = checkFeeds({
      ...published.site,
      files: new Map([
        ...published.site.files,
        ...Object.keys(files).map(file => [file, { size: 1 }] as const),
      ]),
    })

    expect(said(found)).toEqual([
      '_site/sitemap.xml:50002:1 error invalid-feed a sitemap can list no more than 50,000 addresses, and this is the next one',
    ])
  })
})
