import type { AllSeriesPage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import type { SafeHtml } from '../html.ts'
import { indexPage } from '../layouts/index-page.ts'
import { textsFor } from '../texts/texts-for.ts'

export function allSeriesPage(site: SiteFacts, page: AllSeriesPage): SafeHtml {
  const title = textsFor(site.language).texts.lists.series
  return indexPage(site, { ...page, title }, page.series)
}
