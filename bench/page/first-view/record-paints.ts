import type { Page } from 'playwright-core'

export type Paints = { readonly largestPaint: number; readonly blocking: number }

/** Runs in the page, before anything of it. */
export function recordPaints(): void {
  const paints = { largestPaint: 0, blocking: 0 }
  Object.assign(globalThis, { paints })
  const observe = (type: string, note: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver(list => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
    })
  observe('largest-contentful-paint', entry => {
    paints.largestPaint = entry.startTime
  })
  // https://web.dev/articles/tbt: of every long task what exceeds 50 ms.
  observe('longtask', entry => {
    paints.blocking += entry.duration - 50
  })
}

/** The largest paint is told of some time after it; every page has one. */
export async function paintsOf(page: Page): Promise<Paints> {
  const painted = await page.waitForFunction(() => {
    const { paints } = globalThis as unknown as { readonly paints: Paints }
    return paints.largestPaint > 0 && paints
  })
  return painted.evaluate(paints => paints || { largestPaint: Number.NaN, blocking: Number.NaN })
}
