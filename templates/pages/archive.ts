import type { ArchivePage, SiteFacts } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { cardLines } from '../parts/cards.ts'

export function archivePage(site: SiteFacts, page: ArchivePage): SafeHtml {
  return basePage(
    site,
    page,
    html`<div class="leaf">
<header class="opening"><h1>${page.title}</h1></header>
${page.years.map(yearPart)}</div>`,
  )
}

function yearPart({ year, cards }: ArchivePage['years'][number]): SafeHtml {
  return html`<section class="year" aria-labelledby="year-${year}">
<h2 id="year-${year}">${year}</h2>
${cardLines(cards)}
</section>
`
}
