import type { AuthorPage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { cardList } from '../parts/cards.ts'
import { languageWithin } from '../parts/direction.ts'
import { textsFor } from '../texts/texts-for.ts'

export function authorPage(site: SiteFacts, page: AuthorPage): SafeHtml {
  const { name, url } = page.author
  const { texts, language } = textsFor(site.language)
  return basePage(
    site,
    { ...page, title: texts.lists.postsBy(name) },
    html`<div class="leaf h-feed">
<header class="opening">
<p class="kicker"${languageWithin(language, site.language)}><a href="/authors/">${texts.lists.authors}</a></p>
<h1 class="p-name"><bdi>${name}</bdi></h1>
${url !== null && html`<p class="author-url"><a href="${url}" rel="author">${url}</a></p>`}
</header>
${cardList(site, page.cards)}
</div>`,
  )
}
