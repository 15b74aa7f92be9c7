import type { SeriesPage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { cardList } from '../parts/cards.ts'
import { languageWithin } from '../parts/direction.ts'
import { textsFor } from '../texts/texts-for.ts'

export function seriesPage(site: SiteFacts, page: SeriesPage): SafeHtml {
  const { texts, language } = textsFor(site.language)
  return basePage(
    site,
    page,
    html`<div class="leaf numbered h-feed">
<header class="opening">
<p class="kicker"${languageWithin(language, site.language)}><a href="/series/">${texts.lists.series}</a></p>
<h1 class="p-name"><bdi>${page.series}</bdi></h1>
</header>
${cardList(site, page.cards)}
</div>`,
  )
}
