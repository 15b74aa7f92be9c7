import type { Page } from 'playwright-core'

/** https://wicg.github.io/layout-instability/#sec-layout-shift, of which TypeScript does not know. */
type LayoutShift = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean }

declare global {
  interface Window {
    shifts: LayoutShift[]
  }
}

/** Runs in a page, before anything of it. */
export function recordShifts(): void {
  window.shifts = []
  new PerformanceObserver(list => {
    window.shifts.push(...(list.getEntries() as LayoutShift[]))
  }).observe({ type: 'layout-shift', buffered: true })
}

/** https://web.dev/articles/cls, with every shift counted, one on a reader's scrolling as well. */
export function shiftOf(page: Page): Promise<number> {
  return page.evaluate(() => window.shifts.reduce((sum, { value }) => sum + value, 0))
}

/** As it is counted there: what a reader's own press moves is no shift. */
export function unaskedShiftOf(page: Page): Promise<number> {
  return page.evaluate(() =>
    window.shifts.reduce((sum, shift) => (shift.hadRecentInput ? sum : sum + shift.value), 0),
  )
}
