import { createServer, type Server } from 'node:http'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blockingTime } from '../../bench/page/first-view/record-paints.ts'
import { viewSlowly } from '../../bench/page/first-view/slow-view.ts'
import { launchBrowser } from '../browser.ts'
import { listenOnLoopback } from '../listen-on-loopback.ts'

const page = `<!doctype html><title>A page</title><link rel="icon" href="data:,"><script src="/script.js"></script>
<h1>A page</h1><p style="height: 8000px">${'Words. '.repeat(2_000)}</p><img loading="lazy" src="/last.svg" alt="" width="9" height="9">`
const script = 'for (let end = performance.now() + 5; performance.now() < end; ) Math.sqrt(2)'
const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'

let browser: Browser
let site: Server
let url: string

beforeAll(async () => {
  browser = await launchBrowser()
  site = createServer(({ url }, response) => {
    if (url === '/script.js') response.setHeader('content-type', 'text/javascript').end(script)
    else if (url === '/last.svg') response.setHeader('content-type', 'image/svg+xml').end(picture)
    else response.setHeader('content-type', 'text/html').end(page)
  })
  url = await listenOnLoopback(site)
})
afterAll(async () => {
  await browser.close()
  site.close()
})

describe('the measurement of a page', () => {
  it('records the cost of the first view, and of reading to the end', async () => {
    const view = await viewSlowly(browser, { url: `${url}/`, isPolicyKept: true })

    expect(view).toMatchObject({ requests: 2, shift: 0, atEnd: { requests: 3 } })
    expect(view.bytes).toBeGreaterThan(page.length + script.length)
    expect(view.atEnd.bytes).toBeGreaterThan(view.bytes + picture.length)
    expect(view.script).toBeGreaterThanOrEqual(5)
    expect(view.atEnd.script).toBeGreaterThanOrEqual(view.script)
    // Nothing comes faster than the connection lets it.
    expect(view.largestPaint).toBeGreaterThan(150)
  })

  it('counts as blocking time what a long task takes beyond 50 ms after the first paint', () => {
    const longTasks = [
      { startTime: 0, duration: 300 },
      { startTime: 350, duration: 200 },
      { startTime: 600, duration: 80 },
      { startTime: 700, duration: 45 },
    ]

    expect(blockingTime(longTasks, 400)).toBe(150 - 50 + (80 - 50))
  })
})
