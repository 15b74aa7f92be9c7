import type { BrowserContext, Page, Request } from 'playwright-core'

type Traffic = { begun: number; readonly onTheWay: Set<Request> }

const followed = new WeakMap<BrowserContext, Traffic>()

/** From its beginning, since nothing tells of a request that is on its way already. */
export function followTraffic(context: BrowserContext): void {
  const traffic: Traffic = { begun: 0, onTheWay: new Set() }
  context.on('request', request => {
    traffic.begun += 1
    traffic.onTheWay.add(request)
  })
  context.on('requestfinished', request => traffic.onTheWay.delete(request))
  context.on('requestfailed', request => traffic.onTheWay.delete(request))
  followed.set(context, traffic)
}

/**
 * The page has loaded, nothing is on its way, and nothing set out while two frames were drawn: what its scripts do with
 * an answer, or when something comes into view, is done. As "networkidle", without its half second.
 */
export async function settled(page: Page): Promise<void> {
  const traffic = followed.get(page.context())
  if (traffic === undefined) throw new Error('Open the page in a browser of launchBrowser')
  await page.waitForLoadState('load')
  let before: number
  do {
    before = traffic.begun
    await page.evaluate(drawFrame)
    await page.evaluate(drawFrame)
  } while (traffic.begun !== before || traffic.onTheWay.size > 0)
}

/** An observer is told after the next frame, whatever the clock of the page: a test may have stopped that. */
function drawFrame(): Promise<void> {
  return new Promise(drawn => {
    const observer = new IntersectionObserver(() => {
      observer.disconnect()
      drawn()
    })
    observer.observe(document.documentElement)
  })
}
