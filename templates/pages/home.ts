import type { HomePage, SiteFacts } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { cardList } from '../parts/cards.ts'

export function homePage(site: SiteFacts, page: HomePage): SafeHtml {
  return basePage(
    site,
    page,
    html`<div class="leaf">
${homeHead(site, page)}
${cardList(page.cards)}
${turnPages(page)}
</div>`,
  )
}

function homeHead(site: SiteFacts, page: HomePage): SafeHtml {
  if (page.newer !== null)
    return html`<h1 class="running-head"><bdi>${site.title}</bdi>, page ${page.number}</h1>`
  return html`<header class="title-page">
<h1><bdi>${site.title}</bdi></h1>
${site.description !== '' && html`<p>${site.description}</p>`}
</header>`
}

function turnPages(page: HomePage): SafeHtml | false {
  if (page.newer === null && page.older === null) return false
  return html`<nav class="turn" aria-label="Pages">
${page.newer !== null && html`<a class="turn-back" rel="prev" href="${page.newer}">Newer posts</a>`}
${page.newer !== null && html`<span class="turn-number">Page ${page.number}</span>`}
${page.older !== null && html`<a class="turn-on" rel="next" href="${page.older}">Older posts</a>`}
</nav>`
}
