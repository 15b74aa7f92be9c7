import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { measuredAdditions } from '../../bench/page/measured-site.ts'
import { readPage, shiftsOf, weigh } from '../../bench/page/read-page.ts'
import { launchBrowser } from '../browser.ts'
import { everyKind } from './every-kind.ts'
import { away, type Published, publishSite } from './published.ts'

let browser: Browser
let site: Published
let context: BrowserContext

beforeAll(async () => {
  const { files, responses = [] } = await measuredAdditions()
  const published = publishSite({ files: { ...everyKind, ...files }, responses })
  ;[browser, site] = await Promise.all([launchBrowser(), published])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 360, height: 800 } })
})
afterEach(() => context.close())

/** From the shortest to one with a hundred responses; with photographs and code, with a film and a formula. */
const posts = [
  '/eleven-kilometres/',
  '/writing-here/',
  '/notes-in-another-hand/',
  '/how-comments-work/',
  '/atogaki/',
  '/everything/',
  '/measured/',
  '/discussed/',
] as const

/** It shows all that a conversation can have. What it has above 20 KB is what there is to save; it must not become more. */
const heaviest = '/how-comments-work/'

const lists = ['/', '/archive/', '/search/'] as const

const read = (path: string) => readPage(context, site.url + path)

describe('a page', () => {
  it.each(posts)(
    'of a post is at most 20 KB without its pictures (one is 20.7), 6 KB of it scripts: %s',
    async path => {
      const { page } = await read(path)

      const { page: text, style, scripts, rest } = await weigh(page)

      expect(scripts).toBeLessThanOrEqual(6 * 1024)
      const most = path === heaviest ? 20.7 : 20
      expect(text + style + scripts + rest).toBeLessThanOrEqual(most * 1024)
    },
  )

  it.each([...posts, ...lists])(
    'asks for one style sheet, and nothing of another host: %s',
    async path => {
      const { addresses, complaints } = await read(path)

      expect(addresses.filter(address => !address.startsWith(site.url))).toEqual([])
      expect(addresses.filter(address => address.endsWith('.css'))).toHaveLength(1)
      expect(complaints).toEqual([])
    },
  )

  it.each([...posts, ...lists])('does not move while it is read: %s', async path => {
    const { page } = await read(path)

    expect(await shiftsOf(page)).toBe(0)
  })

  it.each(posts)('moves hardly when the service does not answer: %s', async path => {
    const before = site.service
    site.service = away

    const { page } = await read(path)

    site.service = before
    expect(await shiftsOf(page)).toBeLessThan(0.05)
  })

  it('loads what every page shares once', async () => {
    await read('/how-comments-work/')
    const { page } = await read('/writing-here/')

    const shared = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => /\/(?:index|colours|near)-\w+\./.test(name))
        .map(entry => (entry as PerformanceResourceTiming).transferSize),
    )

    expect(shared).toEqual([0, 0, 0])
  })
})
