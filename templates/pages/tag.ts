import type { TagPage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { cardList } from '../parts/cards.ts'
import { languageWithin } from '../parts/direction.ts'
import { formatsOf } from '../parts/feed-links.ts'
import { textsFor } from '../texts/texts-for.ts'

export function tagPage(site: SiteFacts, page: TagPage): SafeHtml {
  const { texts, language } = textsFor(site.language)
  const feeds = formatsOf(`${page.tag} · ${site.title}`, page.url)
  return basePage(
    site,
    { ...page, feeds },
    html`<div class="leaf h-feed">
<header class="opening">
<p class="kicker"${languageWithin(language, site.language)}><a href="/tags/">${texts.lists.tag}</a></p>
<h1 class="p-name"><bdi>${page.tag}</bdi></h1>
</header>
${cardList(site, page.cards)}
</div>`,
  )
}
