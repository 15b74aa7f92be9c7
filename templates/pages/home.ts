import type { HomePage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { authorCard } from '../parts/author-card.ts'
import { cardList } from '../parts/cards.ts'
import { languageWithin } from '../parts/direction.ts'
import { commentsFeed } from '../parts/feed-links.ts'
import { jsonLdOfHome } from '../parts/json-ld.ts'
import { textsFor } from '../texts/texts-for.ts'

export function homePage(site: SiteFacts, page: HomePage): SafeHtml {
  const { texts } = textsFor(site.language)
  const feeds = [commentsFeed(texts.feeds.responsesTo(site.title), '/comments.xml')]
  return basePage(
    site,
    { ...page, feeds },
    html`<div class="leaf h-feed">
${homeHead(site, page)}
${authorCard(site)}
${cardList(site, page.cards)}
${turnPages(site, page)}
</div>
${page.newer === null && jsonLdOfHome(site, page)}`,
  )
}

function homeHead(site: SiteFacts, page: HomePage): SafeHtml {
  if (page.newer !== null) return runningHead(site, page)
  return html`<header class="title-page">
<h1 class="p-name"><bdi>${site.title}</bdi></h1>
${site.description !== '' && html`<p>${site.description}</p>`}
</header>`
}

function runningHead(site: SiteFacts, { number }: HomePage): SafeHtml {
  const { texts, language } = textsFor(site.language)
  const title = html`<bdi${languageWithin(site.language, language)}>${site.title}</bdi>`
  return html`<h1 class="running-head p-name"${languageWithin(language, site.language)}>${texts.lists.pageOf(title, number)}</h1>`
}

function turnPages(site: SiteFacts, page: HomePage): SafeHtml | false {
  if (page.newer === null && page.older === null) return false
  const { texts, language } = textsFor(site.language)
  const { lists } = texts
  return html`<nav class="turn" aria-label="${lists.pages}"${languageWithin(language, site.language)}>
${page.newer !== null && html`<a class="turn-back" rel="prev" href="${page.newer}">${lists.newer}</a>`}
${page.newer !== null && html`<span class="turn-number">${lists.page(page.number)}</span>`}
${page.older !== null && html`<a class="turn-on" rel="next" href="${page.older}">${lists.older}</a>`}
</nav>`
}
