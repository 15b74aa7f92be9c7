import type { ArchivePage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { cardLines } from '../parts/cards.ts'
import { nothingYet } from '../parts/nothing-yet.ts'
import { ownHeading } from '../parts/own-heading.ts'
import { yearLinks } from '../parts/year-links.ts'
import { textsFor } from '../texts/texts-for.ts'

export function archivePage(site: SiteFacts, page: ArchivePage): SafeHtml {
  const title = textsFor(site.language).texts.lists.archive
  return basePage(
    site,
    { ...page, title },
    html`<div class="leaf h-feed">
${ownHeading(site, title)}
${page.years.length === 0 && nothingYet(site)}
${yearLinks(site, page.years)}
${page.years.map(year => yearPart(site, year))}</div>`,
  )
}

function yearPart(site: SiteFacts, { year, lines }: ArchivePage['years'][number]): SafeHtml {
  return html`<section class="year" aria-labelledby="year-${year}">
<h2 id="year-${year}">${year}</h2>
${cardLines(site, lines)}
</section>
`
}
