import type { BrowserContext, Page } from 'playwright-core'
import { recordShifts } from './shifts.ts'

/** A page that was read to its end, and everything that it requested meanwhile. */
type Reading = {
  readonly page: Page
  readonly addresses: readonly string[]
  /**
   * What the browser complained about in the page itself. Complaints about the service are left out, because it may be
   * away.
   */
  readonly complaints: readonly string[]
}

/** Reads a page to its end, so that it requests everything that reading ever requests. */
export async function readPage(context: BrowserContext, url: string): Promise<Reading> {
  const page = await context.newPage()
  const addresses: string[] = []
  const complaints: string[] = []
  page.on('request', request => addresses.push(request.url()))
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    const isOfService = message.location().url.includes('/api/')
    if (message.type() === 'error' && !isOfService) complaints.push(message.text())
  })
  await page.addInitScript(recordShifts)
  await page.goto(url, { waitUntil: 'networkidle' })
  await readToTheEnd(page)
  return { page, addresses, complaints }
}

export async function readToTheEnd(page: Page): Promise<void> {
  for (let top = 0; top < (await heightOf(page)); top += 700) {
    await page.evaluate(to => scrollTo({ top: to, behavior: 'instant' }), top)
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
  await page.waitForLoadState('networkidle')
}

const heightOf = (page: Page) => page.evaluate(() => document.body.scrollHeight)

type Weights = Readonly<Record<'page' | 'style' | 'scripts' | 'images' | 'rest', number>>

/** The bytes that were transferred, by kind of file. */
export async function weigh(page: Page): Promise<Weights> {
  const loaded = await page.evaluate(() =>
    [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ].map(entry => {
      const { name, encodedBodySize } = entry as PerformanceResourceTiming
      return { path: new URL(name).pathname, bytes: encodedBodySize }
    }),
  )
  const sum = (kind: keyof Weights) =>
    loaded.reduce((bytes, file) => (kindOf(file.path) === kind ? bytes + file.bytes : bytes), 0)
  return {
    page: sum('page'),
    style: sum('style'),
    scripts: sum('scripts'),
    images: sum('images'),
    rest: sum('rest'),
  }
}

function kindOf(path: string): keyof Weights {
  if (path.endsWith('/')) return 'page'
  if (path.endsWith('.css')) return 'style'
  if (path.endsWith('.js')) return 'scripts'
  return /\.(?:avif|webp|jpg|png|gif|svg|ico)$/.test(path) ? 'images' : 'rest'
}
