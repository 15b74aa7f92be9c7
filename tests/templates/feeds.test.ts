import { describe, expect, it } from 'vitest'
import type { CommentEntry, Feed, FeedEntry } from '../../generator/plan/showing/feeds.ts'
import { atomFeed } from '../../templates/feeds/atom.ts'
import { commentsFeed } from '../../templates/feeds/comments.ts'
import { entryText } from '../../templates/feeds/entry-text.ts'
import { jsonFeed } from '../../templates/feeds/json.ts'
import { rssFeed } from '../../templates/feeds/rss.ts'
import { sitemap } from '../../templates/feeds/sitemap.ts'
import { trustHtml } from '../../templates/html.ts'
import { attributesOf, readXml, textsOf } from './feeds-xml.ts'
import { hostile, site } from './samples.ts'

const strange = `${hostile} \u0000\u0008\u000b\ufffe\ud800 ]]>`
const readable = `${hostile} \ufffd ]]>`

const entry: FeedEntry = {
  id: 'tag:blog.example,2026:margins',
  title: strange,
  url: 'https://blog.example/margins/?a=1&b=2',
  published: '2026-11-20T12:00:00Z',
  updated: '2026-11-21T12:00:00Z',
  summary: strange,
  language: 'de',
  tags: [strange],
  author: { name: strange, url: 'https://ada.example/?a=1&b=2' },
  picture: {
    url: 'https://blog.example/media/a&b.png',
    alt: strange,
    width: 4,
    height: 3,
    type: 'image/png',
    bytes: 99,
  },
  conversation: {
    url: 'https://blog.example/margins/#conversation',
    feed: 'https://blog.example/margins/comments.xml',
    count: 2,
  },
}

const feed: Feed = {
  kind: 'feed',
  title: strange,
  description: '',
  url: 'https://blog.example/feed.xml',
  home: 'https://blog.example/',
  updated: '2026-11-21T12:00:00Z',
  entries: [entry],
}

const texts = [entryText({ ...entry, picture: null }, trustHtml('<p>Fish &amp; chips\u0008</p>'))]

describe('the Atom feed', () => {
  it('is well-formed with hostile text, and keeps the characters that XML allows', () => {
    const xml = readXml(atomFeed(site, feed, texts).toString())

    expect(textsOf(xml, 'entry/title')).toEqual([readable])
    expect(textsOf(xml, 'entry/content')).toEqual(['<p>Fish &amp; chips</p>'])
  })

  it('has the elements that RFC 4287 requires of a feed and an entry', () => {
    const xml = readXml(atomFeed(site, feed, texts).toString())

    expect(textsOf(xml, 'feed/id')).toEqual([feed.home])
    expect(textsOf(xml, 'feed/updated')).toEqual([feed.updated])
    expect(attributesOf(xml, 'feed/link')).toMatchObject([
      { rel: 'self', href: feed.url },
      { rel: 'alternate', href: feed.home },
    ])
    expect(textsOf(xml, 'entry/id')).toEqual([entry.id])
    expect(textsOf(xml, 'entry/published')).toEqual([entry.published])
    expect(textsOf(xml, 'entry/updated')).toEqual([entry.updated])
    expect(textsOf(xml, 'author/name')).toEqual([site.author.name, readable])
    expect(attributesOf(xml, 'entry/category')).toEqual([{ term: readable }])
  })

  it('has the comments feed with its count, the image and the language of an entry', () => {
    const xml = readXml(atomFeed(site, feed, texts).toString())

    expect(attributesOf(xml, 'entry/link')).toMatchObject([
      { rel: 'alternate' },
      { rel: 'enclosure', type: 'image/png', length: '99', href: entry.picture?.url },
      { rel: 'replies', href: entry.conversation?.feed, 'thr:count': '2' },
    ])
    expect(attributesOf(xml, 'feed/entry')).toEqual([{ 'xml:lang': 'de' }])
  })
})

describe('the RSS feed', () => {
  it('is well-formed with hostile text in elements of every namespace', () => {
    const xml = readXml(rssFeed(site, feed, texts).toString())

    expect(textsOf(xml, 'item/title')).toEqual([readable])
    expect(textsOf(xml, 'item/content:encoded')).toEqual(['<p>Fish &amp; chips</p>'])
    expect(textsOf(xml, 'item/dc:creator')).toEqual([readable])
    expect(attributesOf(xml, 'item/media:content')).toMatchObject([
      { url: entry.picture?.url, type: 'image/png', fileSize: '99' },
    ])
  })

  it('escapes its description as plain text', () => {
    const xml = readXml(rssFeed(site, feed, texts).toString())

    const [description = ''] = textsOf(xml, 'item/description')
    expect(description).not.toMatch(/[<>]/)
    expect(description).toContain('&lt;script&gt;')
  })

  it('has ids that are not addresses, and dates of RFC 822', () => {
    const xml = readXml(rssFeed(site, feed, texts).toString())

    expect(textsOf(xml, 'item/guid')).toEqual([entry.id])
    expect(attributesOf(xml, 'item/guid')).toEqual([{ isPermaLink: 'false' }])
    expect(textsOf(xml, 'item/pubDate')).toEqual(['Fri, 20 Nov 2026 12:00:00 GMT'])
    expect(textsOf(xml, 'channel/lastBuildDate')).toEqual(['Sat, 21 Nov 2026 12:00:00 GMT'])
  })

  it('links to the comments and counts them', () => {
    const xml = readXml(rssFeed(site, feed, texts).toString())

    expect(textsOf(xml, 'item/comments')).toEqual([entry.conversation?.url])
    expect(textsOf(xml, 'item/wfw:commentRss')).toEqual([entry.conversation?.feed])
    expect(textsOf(xml, 'item/slash:comments')).toEqual(['2'])
  })
})

describe('the JSON feed', () => {
  it('has the fields of JSON Feed 1.1, without HTML escapes in titles', () => {
    const title = 'She said "hi" & left <em>'
    const json = JSON.parse(
      jsonFeed(site, { ...feed, title, entries: [{ ...entry, title }] }, texts),
    )

    expect(json).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title,
      home_page_url: feed.home,
      feed_url: feed.url,
      language: 'en',
      authors: [{ name: 'Ada' }],
      items: [
        {
          id: entry.id,
          url: entry.url,
          title,
          content_html: '<p>Fish &amp; chips</p>',
          image: entry.picture?.url,
          date_published: entry.published,
          date_modified: entry.updated,
          authors: [{ url: 'https://ada.example/?a=1&b=2' }],
          language: 'de',
        },
      ],
    })
  })

  it('has no lone surrogates', () => {
    expect(jsonFeed(site, feed, texts)).not.toMatch(/\\ud800/)
  })
})

describe('the text of an entry', () => {
  it("begins with the post's image", () => {
    const { html } = entryText(entry, trustHtml('<p>Words.</p>'))

    expect(html).toMatch(
      /^<p><img src="https:\/\/blog.example\/media\/a&amp;b.png" alt="[^"]+" width="4" height="3"><\/p>\n<p>Words.<\/p>$/,
    )
  })
})

describe('the feed of comments', () => {
  const comment: CommentEntry = {
    id: 'tag:blog.example,2026:comment:comment02',
    url: 'https://blog.example/margins/#comment-comment02',
    author: { name: strange, url: null },
    html: trustHtml('<p>Well <em>said</em>.</p>'),
    published: '2026-11-22T12:00:00.000Z',
    updated: '2026-11-22T13:00:00.000Z',
    post: { url: 'https://blog.example/margins/', title: strange },
    language: 'de',
    answers: { id: entry.id, url: 'https://blog.example/margins/' },
  }
  const feedOfComments = {
    kind: 'comments-feed',
    id: 'https://blog.example/comments.xml',
    url: 'https://blog.example/comments.xml',
    home: 'https://blog.example/',
    post: null,
    language: 'en',
    updated: comment.updated,
    entries: [comment],
  } as const

  it('is well-formed with hostile text, and links each comment to its parent', () => {
    const xml = readXml(commentsFeed(site, feedOfComments).toString())

    expect(textsOf(xml, 'author/name')).toEqual([readable])
    expect(textsOf(xml, 'entry/content')).toEqual(['<p>Well <em>said</em>.</p>'])
    expect(attributesOf(xml, 'entry/thr:in-reply-to')).toMatchObject([
      { ref: entry.id, href: 'https://blog.example/margins/' },
    ])
  })

  it('is valid without comments', () => {
    const xml = readXml(commentsFeed(site, { ...feedOfComments, entries: [] }).toString())

    expect(textsOf(xml, 'feed/updated')).toEqual([comment.updated])
    expect(textsOf(xml, 'feed/entry')).toEqual([])
  })
})

describe('the sitemap', () => {
  it('lists absolute addresses with the date of their last change', () => {
    const xml = readXml(
      sitemap(site, {
        kind: 'sitemap',
        pages: [
          { url: 'https://blog.example/a&b/', modified: '2026-11-20' },
          { url: 'https://blog.example/', modified: null },
        ],
      }).toString(),
    )

    expect(textsOf(xml, 'url/loc')).toEqual(['https://blog.example/a&b/', 'https://blog.example/'])
    expect(textsOf(xml, 'url/lastmod')).toEqual(['2026-11-20'])
  })
})
