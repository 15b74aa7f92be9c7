import type { Page } from 'playwright-core'

/** https://wicg.github.io/layout-instability/#sec-layout-shift, which TypeScript does not know. */
type LayoutShift = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean }

declare global {
  interface Window {
    shifts: LayoutShift[]
  }
}

/** Runs in a page before anything else in it. */
export function recordShifts(): void {
  window.shifts = []
  new PerformanceObserver(list => {
    window.shifts.push(...(list.getEntries() as LayoutShift[]))
  }).observe({ type: 'layout-shift', buffered: true })
}

/** The sum of https://web.dev/articles/cls, but with every shift counted, even those that follow a reader's input. */
export function shiftOf(page: Page): Promise<number> {
  return page.evaluate(() => window.shifts.reduce((sum, { value }) => sum + value, 0))
}

/** As the article counts it: shifts that follow a reader's input are left out. */
export function unaskedShiftOf(page: Page): Promise<number> {
  return page.evaluate(() =>
    window.shifts.reduce((sum, shift) => (shift.hadRecentInput ? sum : sum + shift.value), 0),
  )
}
