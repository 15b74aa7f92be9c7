import type { Page } from 'playwright-core'

type Shift = PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean }

/** As https://web.dev/articles/cls counts them: what a reader's own press moves is no shift. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(globalThis, { shifts })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as Shift[])
        if (!entry.hadRecentInput) shifts.push(entry.value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

export async function shiftsOf(page: Page): Promise<number> {
  const shifts = await page.evaluate(
    () => (globalThis as unknown as { readonly shifts: number[] }).shifts,
  )
  return shifts.reduce((sum, shift) => sum + shift, 0)
}
