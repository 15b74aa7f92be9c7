import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../comments-api/latest-posts/feeds/read-document.ts'

const url = 'https://noor.example/feeds/all'
const newest = async (text: string, contentType = 'application/xml') => {
  const read = await readDocument({ url, contentType, text })
  return read.kind === 'feed' ? read.newest : null
}
const quills = { title: 'On quills', url: 'https://noor.example/quills' }
const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Noor</title><link>https://noor.example/</link>${items}</channel></rss>`
const atom = (entries: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Noor</title><link href="/"/>${entries}</feed>`

describe('the newest entry of a feed', () => {
  it.each([
    [
      'RSS 2.0',
      rss('<item><title>On quills</title><link>https://noor.example/quills</link></item>'),
    ],
    [
      'RSS with its address as a guid',
      rss('<item><title>On quills</title><guid>https://noor.example/quills</guid></item>'),
    ],
    [
      'RSS with CDATA',
      rss(
        '<item><title><![CDATA[On quills]]></title><media:title>no</media:title><link><![CDATA[https://noor.example/quills]]></link></item>',
      ),
    ],
    [
      'RSS 1.0',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel><title>x</title></channel><item><title>On quills</title><link>/quills</link></item></rdf:RDF>',
    ],
    [
      'Atom',
      atom(
        '<entry><title>On quills</title><link rel="edit" href="/edit"/><link href="/quills"/><updated>2026-11-01T00:00:00Z</updated></entry>',
      ),
    ],
    [
      'Atom with markup in its title',
      atom(
        '<entry><title type="html">On &lt;em&gt;quills&lt;/em&gt;</title><link href="/quills"/></entry>',
      ),
    ],
    [
      'Atom with XHTML in its title',
      atom(
        '<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">On <em>quills</em></div></title><link href="/quills"/></entry>',
      ),
    ],
  ])('is read from %s', async (_name, feed) => {
    expect(await newest(feed)).toEqual(quills)
  })

  it('is read from a JSON Feed', async () => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      items: [{ title: 'On quills', url: '/quills' }, 7],
    }

    expect(await newest(JSON.stringify(feed), 'application/feed+json')).toEqual(quills)
  })

  it('is the one with the latest date, not the first', async () => {
    const item = (title: string, date: string) =>
      `<item><title>${title}</title><link>/${title}</link><pubDate>${date}</pubDate></item>`
    const feed = rss(
      `${item('pinned', 'Thu, 01 Jan 2015 00:00:00 GMT')}${item('new', 'Mon, 02 Nov 2026 00:00:00 GMT')}${item('old', 'Sun, 01 Nov 2026 00:00:00 GMT')}`,
    )

    expect((await newest(feed))?.title).toBe('new')
  })

  it('is the first with a title and a link if none has a date', async () => {
    expect(
      await newest(
        rss(
          '<item><title> </title><link>/a</link></item><item><title>b</title></item><item><title>c</title><link>/c</link></item>',
        ),
      ),
    ).toMatchObject({ title: 'c' })
    expect(await newest(rss(''))).toBeNull()
  })

  it.each([
    ['Atom', atom(`<entry><title>${'quill '.repeat(100_000)}</title><link href="/q"/></entry>`)],
    ['RSS', rss(`<item><title>${'quill '.repeat(100_000)}</title><link>/q</link></item>`)],
    ['JSON', JSON.stringify({ items: [{ title: 'quill '.repeat(100_000), url: '/q' }] })],
  ])('has a title of 600 kB in %s cut to 5,000 characters', async (type, feed) => {
    const read = await newest(feed, type === 'JSON' ? 'application/json' : 'application/xml')

    expect(read?.title.startsWith('quill quill')).toBe(true)
    expect(read?.title.length).toBeLessThanOrEqual(5_000)
  })

  it('has a plain-text title without markup, with its entities decoded', async () => {
    const title = '&lt;img src=x onerror=alert(1)&gt;Fish &amp;amp; chips'

    const ofRss = await newest(rss(`<item><title>${title}</title><link>/x</link></item>`))
    const ofAtom = await newest(
      atom('<entry><title>if (a &lt; b)</title><link href="/x"/></entry>'),
    )

    expect([ofRss?.title, ofAtom?.title]).toEqual(['Fish & chips', 'if (a < b)'])
  })

  it.each([
    ['a document type', `<!DOCTYPE rss [<!ENTITY a "aaaa">]>${rss('')}`],
    ['an entity that XML does not define', rss('<item><title>a&nbsp;b</title></item>')],
    ['elements nested deeper than 64', rss(`<item>${'<a>'.repeat(65)}${'</a>'.repeat(65)}</item>`)],
    ['malformed XML', '<rss><channel>'],
  ])('is not read from %s', async (_name, feed) => {
    await expect(newest(feed)).rejects.toThrow()
  })
})

describe('the feed of a page', () => {
  const page = (head: string) => `<!doctype html><html><head>${head}</head><body></body></html>`

  it.each([
    ['<link rel="alternate" type="application/rss+xml" href="/feed">', 'https://noor.example/feed'],
    [
      '<link rel="feed alternate" type="application/atom+xml; charset=utf-8" href="atom">',
      'https://noor.example/feeds/atom',
    ],
    [
      '<base href="/blog/"><link rel=alternate type="application/feed+json" href="j">',
      'https://noor.example/blog/j',
    ],
    [
      '<base href=""><base href="/no/"><link rel=alternate type="application/rss+xml" href="j">',
      'https://noor.example/feeds/j',
    ],
    [
      '<link rel=alternate type="application/rss+xml" href="j"><base href="/blog/">',
      'https://noor.example/blog/j',
    ],
    [
      '<link rel=alternate hreflang=de href="/de"><link rel=alternate type="application/rss+xml" href="/feed">',
      'https://noor.example/feed',
    ],
    [
      '<!-- <link rel=alternate type="application/rss+xml" href="/no"> --><link rel=stylesheet type="application/rss+xml" href="/no">',
      null,
    ],
  ])('in %s is %s', async (head, feed) => {
    expect(await readDocument({ url, contentType: 'text/html', text: page(head) })).toEqual({
      kind: 'page',
      feed,
    })
  })
})
