import type { Page } from 'playwright-core'

type Paints = { largestPaint: number; blocking: number }

declare global {
  interface Window {
    paints: Paints
  }
}

/** Runs in a page before anything else in it. */
export function recordPaints(): void {
  window.paints = { largestPaint: 0, blocking: 0 }
  const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver(list => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
    })
  observe('largest-contentful-paint', entry => {
    window.paints.largestPaint = entry.startTime
  })
  // https://web.dev/articles/tbt: the part of every long task beyond 50 ms.
  observe('longtask', entry => {
    window.paints.blocking += entry.duration - 50
  })
}

/** Waits, because the browser reports the largest paint only some time after it. Every page has one. */
export async function paintsOf(page: Page): Promise<Readonly<Paints>> {
  await page.waitForFunction(() => window.paints.largestPaint > 0)
  return page.evaluate(() => window.paints)
}
