import type { NotFoundPage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { textsFor } from '../texts/texts-for.ts'

export function notFoundPage(site: SiteFacts, page: NotFoundPage): SafeHtml {
  const { texts, language } = textsFor(site.language)
  const { title, explanation, ways } = texts.notFound
  const toFront = (words: string) => html`<a href="/">${words}</a>`
  const toArchive = (words: string) => html`<a href="/archive/">${words}</a>`
  const toSearch = (words: string) => html`<a href="/search/">${words}</a>`
  return basePage(
    site,
    // Nothing on this page is by the author.
    { ...page, title, language },
    html`<div class="leaf">
<header class="opening"><h1>${title}</h1></header>
<div class="prose">
<p>${explanation}</p>
<p>${ways(toFront, toArchive, toSearch)}</p>
</div>
</div>`,
  )
}
