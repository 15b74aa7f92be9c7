import type { SiteFacts, TagPage } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { cardList } from '../parts/cards.ts'

export function tagPage(site: SiteFacts, page: TagPage): SafeHtml {
  return basePage(
    site,
    page,
    html`<div class="leaf">
<header class="opening">
<p class="kicker"><a href="/tags/">Tag</a></p>
<h1 dir="auto">${page.tag}</h1>
</header>
${cardList(page.cards)}
</div>`,
  )
}
