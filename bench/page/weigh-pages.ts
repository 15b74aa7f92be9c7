import type { Browser } from 'playwright-core'
import type { Row } from '../measure/results.ts'
import { summarise } from '../measure/summarise.ts'
import type { MeasuredPage } from './measured-site.ts'
import { readPage, weigh } from './read-page.ts'
import { shiftOf } from './shifts.ts'

const phone = { width: 360, height: 800 }

/** What a reader's phone receives for each page, and whether the page moves meanwhile. */
export async function weighPages(
  browser: Browser,
  url: string,
  pages: readonly MeasuredPage[],
): Promise<Row[]> {
  const rows: Row[] = []
  for (const page of pages) rows.push(...(await weighPage(browser, url, page)))
  return rows
}

async function weighPage(
  browser: Browser,
  url: string,
  { name, path }: MeasuredPage,
): Promise<Row[]> {
  const context = await browser.newContext({ viewport: phone })
  const { page, addresses } = await readPage(context, url + path)
  const { page: text, style, scripts, images, rest } = await weigh(page)
  const shift = await shiftOf(page)
  await context.close()
  const row = (what: string, unit: string, figure: number) =>
    summarise({ group: name, what, unit }, [figure])
  return [
    row('HTML', 'KB', text / 1_024),
    row('CSS', 'KB', style / 1_024),
    row('scripts', 'KB', scripts / 1_024),
    row('all but images', 'KB', (text + style + scripts + rest) / 1_024),
    row('images', 'KB', images / 1_024),
    row('requests', '', addresses.length),
    row('requests to other hosts', '', addresses.filter(to => !to.startsWith(url)).length),
    row('layout shift', '', shift),
  ]
}
