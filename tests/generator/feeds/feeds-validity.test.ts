import { describe, expect, it } from 'vitest'
import { attributesOf, readXml, textsOf } from '../../templates/feeds-xml.ts'
import type { SiteFolder } from '../site-folder.ts'
import { feedsOf, idsOf, itemsOf, openSite } from './feeds-site.ts'

/** https://validator.w3.org/feed/docs/: its errors, and those of its warnings that a site can heed. */
describe('a feed that the W3C validator accepts', () => {
  const html = (site: SiteFolder) => [
    ...textsOf(readXml(site.page('feed.xml')), 'entry/content'),
    ...textsOf(readXml(site.page('rss.xml')), 'item/content:encoded'),
    ...itemsOf(site).map(item => item.content_html),
  ]

  it('has only absolute addresses, with their queries and fragments', async () => {
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

  it('has no scripts, forms, frames, event handlers or styles in its texts', async () => {
    using site = await openSite()

    const texts = html(site).join('\n')
    expect(texts).not.toMatch(
      /<(?:script|style|iframe|object|embed|form|input|button|meta|link)\b/i,
    )
    expect(texts).not.toMatch(/<[^>]+\s(?:on\w+|style|role|aria-[a-z]+)=/i)
    expect(texts).not.toContain('alert(')
    expect(texts).toContain('<a href="https://site.example/frame/">A frame</a>')
  })

  it('has unique entry ids that are valid tag URIs', async () => {
    using site = await openSite()

    for (const ids of Object.values(idsOf(site))) {
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of ids) expect(id).toMatch(/^tag:[a-z0-9.-]+,\d{4}:[\w;/?:@&=+$.!~*'()%,-]+$/)
    }
  })

  it('has the required elements of Atom, dates of RFC 3339 and a self link', async () => {
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

  it('has the required elements of RSS once each, dates of RFC 822 and a self link', async () => {
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
