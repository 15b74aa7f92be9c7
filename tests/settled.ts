import type { BrowserContext, Page, Request } from 'playwright-core'

type Traffic = { begun: number; readonly onTheWay: Set<Request> }

const followed = new WeakMap<BrowserContext, Traffic>()

/** To be called before the first request, because nothing reports requests that are under way already. */
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
 * Waits until the page has loaded, nothing is being requested, and nothing was requested while two frames were drawn.
 * By then scripts have handled answers, and what comes into view. Like "networkidle", but without its half second.
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

/**
 * An observer is called after the next frame. It does not depend on the page's clock, which a test may have stopped.
 */
function drawFrame(): Promise<void> {
  return new Promise(drawn => {
    const observer = new IntersectionObserver(() => {
      observer.disconnect()
      drawn()
    })
    observer.observe(document.documentElement)
  })
}
