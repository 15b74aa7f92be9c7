import { launchBrowser } from '../../tests/browser.ts'
import { hostileFiles, hostileResponses } from '../../tests/stories/hostile-site.ts'
import { type Additions, publishSite } from '../../tests/stories/published.ts'
import type { Row } from '../measure/results.ts'
import { checkHtml } from './check-html.ts'
import { compareFirstViews } from './first-view/compare-first-views.ts'
import { conversationAdditions } from './first-view/conversation.ts'
import { measuredAdditions, measuredPages } from './measured-site.ts'
import { scorePages } from './score-pages.ts'
import { weighPages } from './weigh-pages.ts'

/**
 * Measures the pages of a site with the headers of production: their weight, their scores, and whether they are valid.
 */
export async function benchPage(rounds: number): Promise<Row[]> {
  const site = await publishSite(await allAdditions())
  const browser = await launchBrowser()
  try {
    return [
      ...(await weighPages(browser, site.url, measuredPages)),
      ...(await compareFirstViews(browser, site, rounds)),
      ...(await scorePages(site.url, measuredPages, rounds)),
      ...checkHtml('the demonstration', site.output),
      ...(await checkHostileSite()),
    ]
  } finally {
    await browser.close()
    await site.close()
  }
}

async function allAdditions(): Promise<Additions> {
  const { files, responses = [] } = await measuredAdditions()
  const { files: others, responses: otherResponses } = conversationAdditions
  return { files: { ...files, ...others }, responses: [...responses, ...otherResponses] }
}

async function checkHostileSite(): Promise<Row[]> {
  const site = await publishSite({ files: await hostileFiles(), responses: hostileResponses })
  const rows = checkHtml('a site of hostile texts', site.output)
  await site.close()
  return rows
}
