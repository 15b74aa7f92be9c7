import axeCore from 'axe-core'
import type { Page } from 'playwright-core'

declare global {
  interface Window {
    /** The name under which its own source puts it. */
    axe: typeof axeCore
  }
}

const standards = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
}

/** The only rule that depends on the colours, and on nothing else. */
const contrast = 'color-contrast'
const colours = { type: 'rule', values: [contrast] }

/** What axe objects to in the light and in the dark colours: https://github.com/dequelabs/axe-core */
export async function objectionsTo(page: Page): Promise<string[]> {
  await bringAxe(page)
  await page.emulateMedia({ colorScheme: 'light' })
  const byDay = await run(page, { runOnly: standards })
  await page.emulateMedia({ colorScheme: 'dark' })
  return [...byDay, ...(await run(page, { runOnly: colours }))]
}

/** Examines the same page again on a screen of another width. */
export async function objectionsAt(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 })
  return run(page, { runOnly: standards, rules: { [contrast]: { enabled: false } } })
}

/** Unless it is on the page already. It is half a megabyte, so to send and to parse it takes a tenth of a second. */
async function bringAxe(page: Page): Promise<void> {
  const isThere = await page.evaluate(() => 'axe' in window)
  if (!isThere) await page.evaluate(axeCore.source)
}

function run(page: Page, chosen: object): Promise<string[]> {
  return page.evaluate(async options => {
    const { violations } = await window.axe.run(document, {
      ...options,
      resultTypes: ['violations'],
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    )
  }, chosen)
}
