import type { AllSeriesPage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { nameIndex } from '../parts/name-index.ts'
import { ownHeading } from '../parts/own-heading.ts'
import { textsFor } from '../texts/texts-for.ts'

export function allSeriesPage(site: SiteFacts, page: AllSeriesPage): SafeHtml {
  const title = textsFor(site.language).texts.lists.series
  return basePage(
    site,
    { ...page, title },
    html`<div class="leaf">
${ownHeading(site, title)}
${nameIndex(site, page.series)}
</div>`,
  )
}
