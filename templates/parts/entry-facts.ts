import type { PostPage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { authorCard } from './author-card.ts'

/** What https://microformats.org/wiki/h-entry requires and the page does not otherwise show. */
export function entryFacts(site: SiteFacts, page: PostPage): SafeHtml {
  const { author, canonical, description } = page
  return html`<div hidden><data class="u-url u-uid" value="${canonical}"></data>${description !== '' && html`<data class="p-summary" value="${description}"></data>`}${author.name === site.author.name && authorCard(site)}</div>`
}
