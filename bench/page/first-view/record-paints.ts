import type { Page } from 'playwright-core'

type LongTask = { readonly startTime: number; readonly duration: number }
type Paints = { largestPaint: number; longTasks: LongTask[] }

declare global {
  interface Window {
    paints: Paints
  }
}

/** Runs in a page before anything else in it. */
export function recordPaints(): void {
  window.paints = { largestPaint: 0, longTasks: [] }
  const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver(list => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
    })
  observe('largest-contentful-paint', entry => {
    window.paints.largestPaint = entry.startTime
  })
  observe('longtask', ({ startTime, duration }) => {
    window.paints.longTasks.push({ startTime, duration })
  })
}

/** Waits, because the browser reports the largest paint only some time after it. Every page has one. */
export async function paintsOf(page: Page): Promise<{ largestPaint: number; blocking: number }> {
  await page.waitForFunction(() => window.paints.largestPaint > 0)
  const { largestPaint, longTasks, firstPaint } = await page.evaluate(() => {
    const [first] = performance.getEntriesByName('first-contentful-paint')
    return { ...window.paints, firstPaint: first?.startTime ?? 0 }
  })
  return { largestPaint, blocking: blockingTime(longTasks, firstPaint) }
}

/** https://web.dev/articles/tbt: of every long task, the part after the first contentful paint and beyond 50 ms. */
export function blockingTime(longTasks: readonly LongTask[], firstPaint: number): number {
  return longTasks
    .map(({ startTime, duration }) => startTime + duration - Math.max(startTime, firstPaint))
    .reduce((sum, duration) => sum + Math.max(0, duration - 50), 0)
}
