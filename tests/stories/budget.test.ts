import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { measuredAdditions } from '../../bench/page/measured-site.ts'
import { readPage, weigh } from '../../bench/page/read-page.ts'
import { recordShifts, shiftOf } from '../../bench/page/shifts.ts'
import { launchBrowser } from '../browser.ts'
import { settled } from '../settled.ts'
import { everyKind } from './every-kind.ts'
import { haltBefore } from './halting-host.ts'
import { away, type Published, publishSite } from './published.ts'

let browser: Browser
let site: Published
let readings: ReadonlyMap<string, Reading>

beforeAll(async () => {
  // Nothing here weighs the pictures, and small ones are encoded in a twentieth of the time.
  const { files, responses = [] } = await measuredAdditions({ width: 600, height: 400 })
  const published = publishSite({ files: { ...everyKind, ...files }, responses })
  ;[browser, site] = await Promise.all([launchBrowser(), published])
  const paths = [...posts, ...lists]
  readings = new Map(await Promise.all(paths.map(async path => [path, await read(path)] as const)))
})
afterAll(async () => {
  await browser.close()
  await site.close()
})
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

const lists = ['/', '/archive/', '/search/'] as const

/** As a first visitor: nothing is kept from an earlier page. */
async function visit<Result>(look: (context: BrowserContext) => Promise<Result>): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } })
  try {
    return await look(context)
  } finally {
    await context.close()
  }
}

const read = (path: string) =>
  visit(async context => {
    const { page, ...said } = await readPage(context, site.url + path)
    await settled(page)
    return { ...said, weights: await weigh(page), shift: await shiftOf(page) }
  })

type Reading = Awaited<ReturnType<typeof read>>

function readingOf(path: string): Reading {
  const reading = readings.get(path)
  if (reading === undefined) throw new Error(`${path} was not read`)
  return reading
}

/** Waits until the part of the page that has arrived is painted. */
async function isDrawn(page: Page, selector: string): Promise<void> {
  await page.locator(selector).waitFor()
  await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0)
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn))))
}

describe('a page', () => {
  it.each(posts)(
    'of a post is at most 20 KB without images, including at most 6 KB of scripts: %s',
    path => {
      const { page, style, scripts, rest } = readingOf(path).weights

      expect(scripts).toBeLessThanOrEqual(6 * 1024)
      expect(page + style + scripts + rest).toBeLessThanOrEqual(20 * 1024)
    },
  )

  it.each([...posts, ...lists])(
    'loads one style sheet, and nothing from another host: %s',
    path => {
      const { addresses, complaints } = readingOf(path)

      expect(addresses.filter(address => !address.startsWith(site.url))).toEqual([])
      expect(addresses.filter(address => address.endsWith('.css'))).toHaveLength(1)
      expect(complaints).toEqual([])
    },
  )

  it.each([...posts, ...lists])('has no layout shift: %s', path => {
    expect(readingOf(path).shift).toBe(0)
  })

  it('has no layout shift when its responses arrive after their heading', async () => {
    const where = { site: site.url, path: '/discussed/' }
    const halting = await haltBefore('<ol class="responses"', where)

    const [shift, isOrdered] = await visit(async context => {
      const page = await context.newPage()
      await page.addInitScript(recordShifts)
      await page.goto(halting.url, { waitUntil: 'commit' })
      await isDrawn(page, '.leave-a-reply')
      halting.goOn()
      await settled(page)
      return [await shiftOf(page), await page.locator('.order').isVisible()]
    })

    expect(isOrdered).toBe(true)
    expect(shift).toBe(0)
  })

  it('has a layout shift below 0.05 when the service does not answer', async () => {
    const before = site.service
    site.service = away

    const readings = await Promise.all(posts.map(read))

    site.service = before
    expect(Math.max(...readings.map(({ shift }) => shift))).toBeLessThan(0.05)
  })

  it('takes shared scripts and styles from the cache after the first page', async () => {
    const shared = await visit(async context => {
      await readPage(context, `${site.url}/how-comments-work/`)
      const { page } = await readPage(context, `${site.url}/writing-here/`)
      return page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter(({ name }) => /\/(?:index|colours|near)-\w+\./.test(name))
          .map(entry => (entry as PerformanceResourceTiming).transferSize),
      )
    })

    expect(shared).toEqual([0, 0, 0])
  })
})
