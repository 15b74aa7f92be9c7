import type { Page } from 'playwright-core'
import { vi } from 'vitest'

/** Given an empty page of the same site. A tab in which something was done that would stay is `spent`. */
export type Renew = (blank: string) => Promise<'renewed' | 'spent'>

/**
 * Returns a function that makes a tab like a new one, for the next test. For a new one Chromium starts a process, which
 * parses and compiles again whatever the former had (decision 177).
 */
export function renewing(page: Page): Renew {
  const lasting = spyOnWhatStays(page)
  const listening = vi.spyOn(page, 'on')
  const routing = vi.spyOn(page, 'route')
  const resizing = vi.spyOn(page, 'setViewportSize')
  const size = page.viewportSize()
  return async blank => {
    if (lasting.some(({ mock }) => mock.calls.length > 0)) return 'spent'
    for (const [event, listener] of listening.mock.calls) page.off(event, listener)
    if (routing.mock.calls.length > 0) await page.unrouteAll()
    if (resizing.mock.calls.length > 0 && size !== null) await page.setViewportSize(size)
    for (const other of page.context().pages()) if (other !== page) await other.close()
    for (const spy of [listening, routing, resizing]) spy.mockClear()
    await page.goto(blank)
    await page.evaluate(emptyStorage)
    return 'renewed'
  }
}

function spyOnWhatStays(page: Page) {
  return [
    vi.spyOn(page, 'addInitScript'),
    vi.spyOn(page, 'emulateMedia'),
    vi.spyOn(page.clock, 'install'),
    vi.spyOn(page.context(), 'setOffline'),
  ]
}

function emptyStorage(): void {
  localStorage.clear()
  sessionStorage.clear()
}
