import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { everyKind } from './every-kind.ts'
import { away, type Published, publishSite } from './published.ts'

let browser: Browser
let site: Published
let context: BrowserContext

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchBrowser(), publishSite({ files: everyKind })])
})
afterAll(async () => {
  await browser.close()
  await site.close()
})
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 360, height: 800 } })
})
afterEach(() => context.close())

/** From the shortest to the one with the longest conversation, and one with code, a film and a formula. */
const posts = [
  '/eleven-kilometres/',
  '/writing-here/',
  '/notes-in-another-hand/',
  '/how-comments-work/',
  '/atogaki/',
  '/everything/',
] as const

type Loaded = {
  readonly page: Page
  readonly addresses: readonly string[]
  readonly complaints: readonly string[]
}

/** Read to its end, so that everything has been asked for that is ever asked for by reading. */
async function read(path: string): Promise<Loaded> {
  const page = await context.newPage()
  const addresses: string[] = []
  const complaints: string[] = []
  page.on('request', request => addresses.push(request.url()))
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    const isOfService = message.location().url.includes('/api/')
    if (message.type() === 'error' && !isOfService) complaints.push(message.text())
  })
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(globalThis, { shifts })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries())
        shifts.push((entry as PerformanceEntry & { readonly value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await page.goto(site.url + path, { waitUntil: 'networkidle' })
  for (let top = 0; top < (await heightOf(page)); top += 700) {
    await page.evaluate(to => scrollTo({ top: to, behavior: 'instant' }), top)
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
  await page.waitForLoadState('networkidle')
  return { page, addresses, complaints }
}

const heightOf = (page: Page) => page.evaluate(() => document.body.scrollHeight)

const shiftsOf = async (page: Page) => {
  const shifts = await page.evaluate(
    () => (globalThis as unknown as { readonly shifts: number[] }).shifts,
  )
  return shifts.reduce((sum, shift) => sum + shift, 0)
}

/** Bytes as they came, by kind of file. */
async function weigh(page: Page): Promise<Record<'page' | 'style' | 'scripts', number>> {
  const loaded = await page.evaluate(() =>
    [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ].map(entry => [entry.name, (entry as PerformanceResourceTiming).encodedBodySize] as const),
  )
  const sum = (pattern: RegExp) =>
    loaded.reduce((bytes, [name, size]) => (pattern.test(name) ? bytes + size : bytes), 0)
  return { page: sum(/\/$/), style: sum(/\.css$/), scripts: sum(/\.js$/) }
}

describe('a post', () => {
  it.each(posts)('is at most 20 KB without its pictures, 6 KB of it scripts: %s', async path => {
    const { page } = await read(path)

    const { page: text, style, scripts } = await weigh(page)

    expect(scripts).toBeLessThanOrEqual(6 * 1024)
    expect(text + style + scripts).toBeLessThanOrEqual(20 * 1024)
  })

  it.each(posts)('asks for one style sheet, and nothing of another host: %s', async path => {
    const { addresses, complaints } = await read(path)

    expect(addresses.filter(address => !address.startsWith(site.url))).toEqual([])
    expect(addresses.filter(address => address.endsWith('.css'))).toHaveLength(1)
    expect(complaints).toEqual([])
  })

  it.each(posts)('does not move while it is read: %s', async path => {
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
