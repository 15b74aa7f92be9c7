import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Feed } from '../../generator/plan/pages.ts'
import { atomFeed } from '../../templates/feeds/atom.ts'
import { sitemap } from '../../templates/feeds/sitemap.ts'
import { trustHtml } from '../../templates/html.ts'
import { launchBrowser } from '../browser.ts'
import { hostile, site } from './samples.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const strange = `${hostile} \u0000\u0008\u000b\ufffe\ud800 ]]>`

const feed: Feed = {
  kind: 'feed',
  title: strange,
  url: 'https://blog.example/feed.xml',
  home: 'https://blog.example/',
  updated: '2026-11-21T12:00:00Z',
  entries: [
    {
      id: 'tag:blog.example,2026:margins',
      title: strange,
      url: 'https://blog.example/margins/?a=1&b=2',
      published: '2026-11-20T12:00:00Z',
      updated: '2026-11-21T12:00:00Z',
      summary: strange,
      tags: [strange],
      author: strange,
    },
  ],
}

/** The text of each element that `selector` finds, as a browser's XML parser reads it. */
async function readXml(xml: string, selector: string): Promise<(string | null)[]> {
  const page = await browser.newPage()
  const found = await page.evaluate(
    ([source = '', wanted = '']) => {
      const parsed = new DOMParser().parseFromString(source, 'application/xml')
      return [...parsed.querySelectorAll(`parsererror, ${wanted}`)].map(one => one.textContent)
    },
    [xml, selector],
  )
  await page.close()
  return found
}

describe('the Atom feed', () => {
  it('is well-formed whatever the words are, and keeps what XML can hold', async () => {
    const xml = atomFeed(site, feed, [trustHtml('<p>Fish &amp; chips\u0008</p>')]).toString()

    expect(await readXml(xml, 'entry > title')).toEqual([`${hostile} \ufffd ]]>`])
    expect(await readXml(xml, 'content[type="html"]')).toEqual(['<p>Fish &amp; chips</p>'])
  })

  it('has what RFC 4287 asks of a feed and of an entry', async () => {
    const xml = atomFeed(site, feed, []).toString()

    expect(await readXml(xml, 'feed > id, feed > updated')).toEqual([feed.home, feed.updated])
    expect(
      await readXml(xml, 'feed > link[rel="self"][href="https://blog.example/feed.xml"]'),
    ).toHaveLength(1)
    expect(await readXml(xml, 'entry > id, entry > published, entry > updated')).toEqual([
      'tag:blog.example,2026:margins',
      '2026-11-20T12:00:00Z',
      '2026-11-21T12:00:00Z',
    ])
    expect(await readXml(xml, 'entry > author > name, entry > category')).toHaveLength(2)
  })
})

describe('the sitemap', () => {
  it('lists absolute addresses with the day of their last change', async () => {
    const xml = sitemap(site, {
      kind: 'sitemap',
      pages: [
        { url: '/a&b/', modified: '2026-11-20' },
        { url: '/', modified: null },
      ],
    }).toString()

    expect(await readXml(xml, 'loc')).toEqual([
      'https://blog.example/a&b/',
      'https://blog.example/',
    ])
    expect(await readXml(xml, 'lastmod')).toEqual(['2026-11-20'])
  })
})
