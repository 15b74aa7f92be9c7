import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { attributesOf, readXml, textsOf } from '../templates/feeds-xml.ts'
import { createSiteFolder, post, type SiteFolder } from './site-folder.ts'

const JsonFeed = z.object({
  items: z.array(z.looseObject({ id: z.string(), url: z.string(), content_html: z.string() })),
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** What authors may write that a feed must carry, or must not. */
const rich = `A note.[^1] To [a part](#a-heading), [two](2026-01-02-two.md), [about](/about/?a=1&b=2), and [out](https://example.org).

## A heading

![A dot](dot.png?v=2)

<p style="color: red" onclick="alert(1)"><img src="dot.png" srcset="dot.png 1x, /big.png?w=2 2x" alt=""></p>

<video controls poster="dot.png"><source src="/film.mp4"></video>

<iframe src="/frame/" title="A frame"></iframe>

<form action="/search"><input name="q"><button>Search</button></form>

<script>alert(1)</script>

| a | b |
| - | -:|
| 1 | 2 |

[^1]: Here.`

const files = {
  'posts/2026-01-01-one.md': post(
    '"One & <b>two</b>"',
    'tags: [a tag, C#]\ndescription: "<i>Said</i> & done"\nlang: de\nauthor: Grace\nupdated: 2026-03-04 12:00',
    rich,
  ),
  'posts/2026-01-02-two.md': post('Two', 'tags: [a tag]\nimage: dot.png\nimageAlt: A dot'),
  'posts/2026-01-03-three.md': post('Three', 'comments: none\npermalink: /2026/three.html'),
  'pages/about.md': post('About'),
}

async function openSite(more: Readonly<Record<string, string>> = {}): Promise<SiteFolder> {
  const site = createSiteFolder({ ...files, ...more })
  site.write('posts/dot.png', png)
  await site.build()
  return site
}

function feedsOf(site: SiteFolder): string[] {
  return readdirSync(site.output, { recursive: true, encoding: 'utf8' })
    .filter(path => /(?:^|\/)(?:feed\.xml|rss\.xml|feed\.json|comments\.xml)$/.test(path))
    .sort()
}

function itemsOf(site: SiteFolder, path = 'feed.json') {
  return JsonFeed.parse(JSON.parse(site.page(path))).items
}

/** The ids of a site's posts, in all three formats. */
function idsOf(site: SiteFolder) {
  return {
    atom: textsOf(readXml(site.page('feed.xml')), 'entry/id'),
    rss: textsOf(readXml(site.page('rss.xml')), 'item/guid'),
    json: itemsOf(site).map(({ id }) => id),
  }
}

describe('the feeds of a site', () => {
  it('are of all posts, of each tag, and of the comments', async () => {
    using site = await openSite()

    expect(feedsOf(site)).toEqual(
      [
        '2026/three.html',
        'comments.xml',
        'feed.json',
        'feed.xml',
        'one/comments.xml',
        'rss.xml',
        'tags/a-tag/feed.json',
        'tags/a-tag/feed.xml',
        'tags/a-tag/rss.xml',
        'tags/c-sharp/feed.json',
        'tags/c-sharp/feed.xml',
        'tags/c-sharp/rss.xml',
        'two/comments.xml',
      ].filter(path => path !== '2026/three.html'),
    )
    expect(itemsOf(site, 'tags/a-tag/feed.json').map(({ url }) => url)).toEqual([
      'https://site.example/two/',
      'https://site.example/one/',
    ])
  })

  it('hold the newest posts, as many as the site wants', async () => {
    using site = await openSite({
      'site.yaml':
        'title: A site\nurl: https://site.example\npostsInFeed: 1\nauthor: { name: Ada }\n',
    })

    expect(idsOf(site)).toEqual({
      atom: ['tag:site.example,2026:three'],
      rss: ['tag:site.example,2026:three'],
      json: ['tag:site.example,2026:three'],
    })
  })

  it('say of each post who wrote it, when, and about what', async () => {
    using site = await openSite()

    const xml = readXml(site.page('feed.xml'))
    const rss = readXml(site.page('rss.xml'))

    expect(textsOf(xml, 'author/name')).toEqual(['Ada', 'Ada', 'Ada', 'Grace'])
    expect(textsOf(xml, 'entry/published').at(-1)).toBe('2025-12-31T23:00:00Z')
    expect(textsOf(xml, 'entry/updated').at(-1)).toBe('2026-03-04T11:00:00Z')
    expect(textsOf(xml, 'feed/updated')).toEqual(['2026-03-04T11:00:00Z'])
    expect(textsOf(rss, 'channel/lastBuildDate')).toEqual(['Wed, 04 Mar 2026 11:00:00 GMT'])
    expect(textsOf(rss, 'item/title').at(-1)).toBe('One & <b>two</b>')
    expect(textsOf(rss, 'item/category')).toEqual(['a tag', 'a tag', 'C#'])
    expect(itemsOf(site).at(-1)).toMatchObject({
      title: 'One & <b>two</b>',
      summary: '<i>Said</i> & done',
      language: 'de',
      tags: ['a tag', 'C#'],
    })
  })

  it('describe the picture of a post by its file', async () => {
    using site = await openSite()

    const [picture] = attributesOf(readXml(site.page('rss.xml')), 'item/media:content')

    expect(picture).toMatchObject({ medium: 'image', type: 'image/png' })
    expect(picture).toHaveProperty(
      'url',
      expect.stringMatching(/^https:\/\/site\.example\/.+\.png$/),
    )
    expect(itemsOf(site)[1]).toHaveProperty('image')
    expect(itemsOf(site)[1]?.content_html).toMatch(/^<p><img src="https:\/\/site\.example\//)
  })

  it('are whole feeds when the site has no post', async () => {
    using site = createSiteFolder()
    await site.build()

    expect(feedsOf(site)).toEqual(['comments.xml', 'feed.json', 'feed.xml', 'rss.xml'])
    expect(textsOf(readXml(site.page('feed.xml')), 'feed/updated')).toHaveLength(1)
    expect(textsOf(readXml(site.page('rss.xml')), 'channel/description')).not.toEqual([''])
    expect(itemsOf(site)).toEqual([])
  })

  it('are served as what they are, to every origin', async () => {
    using site = await openSite({
      'posts/2026-01-04-deep.md': post('Deep', 'permalink: /2026/01/deep/'),
    })

    const headers = site.page('_headers')
    for (const [path, type] of [
      ['/feed.xml', 'application/atom+xml'],
      ['/tags/:tag/rss.xml', 'application/rss+xml'],
      ['/tags/:tag/feed.json', 'application/feed+json'],
      ['/comments.xml', 'application/atom+xml'],
      ['/:folder1/comments.xml', 'application/atom+xml'],
      ['/:folder1/:folder2/:folder3/comments.xml', 'application/atom+xml'],
    ])
      expect(headers).toContain(
        `\n${path}\n  Content-Type: ${type}; charset=utf-8\n  Access-Control-Allow-Origin: *\n`,
      )
  })
})

describe('the name of a post in feeds', () => {
  it('is the same in all formats, and made of the host, the year and the thread', async () => {
    using site = await openSite({
      'posts/2026-01-04-łódź.md': post('Łódź', 'id: łódź.1'),
    })

    const ids = ['%C5%82%C3%B3d%C5%BA.1', 'three', 'two', 'one'].map(
      id => `tag:site.example,2026:${id}`,
    )
    expect(idsOf(site)).toEqual({ atom: ids, rss: ids, json: ids })
  })

  it('stays when the post moves to another address', async () => {
    using site = await openSite()
    const before = idsOf(site)

    site.write('posts/2026-01-02-two.md', post('Two', 'permalink: /moved/\ntags: [a tag]'))
    await site.build()

    expect(itemsOf(site)[1]?.url).toBe('https://site.example/moved/')
    expect(idsOf(site)).toEqual(before)
    expect(itemsOf(site, 'tags/a-tag/feed.json')[0]?.id).toBe(before.json[1])
  })
})

/** https://validator.w3.org/feed/docs/: its errors, and those of its warnings that a site can heed. */
describe("what the W3C's validator asks", () => {
  const html = (site: SiteFolder) => [
    ...textsOf(readXml(site.page('feed.xml')), 'entry/content'),
    ...textsOf(readXml(site.page('rss.xml')), 'item/content:encoded'),
    ...itemsOf(site).map(item => item.content_html),
  ]

  it('of addresses: all are absolute, with their queries and fragments', async () => {
    using site = await openSite()

    const texts = html(site).join('\n')
    const addresses = [...texts.matchAll(/\b(?:href|src|poster)="([^"]*)"/g)].map(([, url]) => url)
    expect(addresses.filter(url => !/^https?:\/\/[^/]/.test(url ?? ''))).toEqual([])
    expect(addresses).toContain('https://site.example/about/?a=1&amp;b=2')
    expect(addresses).toContain('https://site.example/one/#a-heading')
    expect(addresses).toContain('https://site.example/one/#fn1')
    expect(addresses).toContain('https://site.example/two/')
    expect(texts).toMatch(/src="https:\/\/site\.example\/[^"]+\.png\?v=2"/)
    expect(texts).toMatch(
      /srcset="https:\/\/site\.example\/\S+\.png 1x, https:\/\/site\.example\/big\.png\?w=2 2x"/,
    )
  })

  it('of texts: nothing acts, asks or frames', async () => {
    using site = await openSite()

    const texts = html(site).join('\n')
    expect(texts).not.toMatch(
      /<(?:script|style|iframe|object|embed|form|input|button|meta|link)\b/i,
    )
    expect(texts).not.toMatch(/<[^>]+\s(?:on\w+|style|role|aria-[a-z]+)=/i)
    expect(texts).not.toContain('alert(')
    expect(texts).toContain('<a href="https://site.example/frame/">A frame</a>')
  })

  it('of names: no two entries have one, and each is a whole one', async () => {
    using site = await openSite()

    for (const ids of Object.values(idsOf(site))) {
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of ids) expect(id).toMatch(/^tag:[a-z0-9.-]+,\d{4}:[\w;/?:@&=+$.!~*'()%,-]+$/)
    }
  })

  it('of Atom: what must be there is there, dates are RFC 3339, and the feed knows its address', async () => {
    using site = await openSite()

    for (const path of feedsOf(site).filter(path => /(?:feed|comments)\.xml$/.test(path))) {
      const xml = readXml(site.page(path))
      for (const name of ['feed/id', 'feed/title', 'feed/updated'])
        expect(
          textsOf(xml, name).map(text => text.trim() === ''),
          `${path} ${name}`,
        ).toEqual([false])
      const entries = textsOf(xml, 'feed/entry').length
      for (const name of ['id', 'title', 'updated', 'published', 'content'])
        expect(textsOf(xml, `entry/${name}`), `${path} ${name}`).toHaveLength(entries)
      for (const name of ['feed/updated', 'entry/updated', 'entry/published'])
        for (const text of textsOf(xml, name))
          expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/)
      expect(attributesOf(xml, 'feed/link')).toContainEqual({
        rel: 'self',
        type: 'application/atom+xml',
        href: `https://site.example/${path}`,
      })
    }
  })

  it('of RSS: what must be there is there, once, with dates of RFC 822', async () => {
    using site = await openSite()

    for (const path of feedsOf(site).filter(path => path.endsWith('rss.xml'))) {
      const xml = readXml(site.page(path))
      for (const name of ['title', 'link', 'description', 'lastBuildDate'])
        expect(textsOf(xml, `channel/${name}`).map(text => text.trim() === '')).toEqual([false])
      const items = textsOf(xml, 'channel/item').length
      for (const name of ['title', 'link', 'guid', 'pubDate', 'description', 'content:encoded'])
        expect(textsOf(xml, `item/${name}`), `${path} ${name}`).toHaveLength(items)
      for (const text of [
        ...textsOf(xml, 'item/pubDate'),
        ...textsOf(xml, 'channel/lastBuildDate'),
      ])
        expect(text).toMatch(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/)
      expect(textsOf(xml, 'item/description').join()).not.toMatch(/[<>]/)
      expect(attributesOf(xml, 'channel/atom:link')).toEqual([
        { rel: 'self', type: 'application/rss+xml', href: `https://site.example/${path}` },
      ])
    }
  })
})
