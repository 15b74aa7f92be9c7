import type { Browser, CDPSession } from 'playwright-core'
import { readToTheEnd } from '../read-page.ts'
import { recordShifts, shiftOf } from '../shifts.ts'
import { followTraffic, type Traffic } from './follow-traffic.ts'
import { paintsOf, recordPaints } from './record-paints.ts'

/**
 * What Lighthouse uses for a slow 4G network and a slow processor:
 * https://github.com/GoogleChrome/lighthouse/blob/main/docs/throttling.md
 */
const slow = { latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 768_000 / 8 }
const slowdown = 4
const phone = { width: 360, height: 800 }

type Cost = {
  readonly bytes: number
  readonly requests: number
  /** What scripts took of the slowed processor, in milliseconds. */
  readonly script: number
}

/** Times are in milliseconds. */
export type View = Cost & {
  readonly largestPaint: number
  readonly blocking: number
  readonly shift: number
  /** What it cost once it was read to its end. */
  readonly atEnd: Cost
}

export type Address = { readonly url: string; readonly isPolicyKept: boolean }

/** Views a page as somebody who was never here, with nothing in the cache. */
export async function viewSlowly(browser: Browser, { url, isPolicyKept }: Address): Promise<View> {
  const context = await browser.newContext({ viewport: phone, bypassCSP: !isPolicyKept })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  const traffic = await followTraffic(devtools)
  await slowDown(devtools)
  await page.addInitScript(recordShifts)
  await page.addInitScript(recordPaints)
  try {
    await page.goto(url, { waitUntil: 'networkidle' })
    await traffic.untilQuiet()
    const cost = await costOf(devtools, traffic)
    const { largestPaint, blocking } = await paintsOf(page)
    const shift = await shiftOf(page)
    await readToTheEnd(page)
    await traffic.untilQuiet()
    const atEnd = await costOf(devtools, traffic)
    return { ...cost, atEnd, largestPaint, blocking, shift }
  } finally {
    await context.close()
  }
}

async function slowDown(devtools: CDPSession): Promise<void> {
  await devtools.send('Network.emulateNetworkConditions', { offline: false, ...slow })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await devtools.send('Performance.enable')
}

async function costOf(devtools: CDPSession, { bytes, requests }: Traffic): Promise<Cost> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  const { value = Number.NaN } = metrics.find(({ name }) => name === 'ScriptDuration') ?? {}
  return { bytes: bytes(), requests: requests(), script: value * 1_000 }
}
