import type { InText, StandalonePage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { conversationPart } from '../parts/conversation.ts'
import { feedsOfConversation } from '../parts/feed-links.ts'
import { jsonLdOfPage } from '../parts/json-ld.ts'
import { unpublishedNote } from '../parts/unpublished.ts'

export function standalonePage(
  site: SiteFacts,
  page: StandalonePage,
  body: SafeHtml,
  inText?: InText,
): SafeHtml {
  const { conversation } = page
  const frame = {
    ...page,
    ...inText,
    hasConversation: conversation !== null,
    takesMentions: conversation?.takesMentions === true,
    feeds: feedsOfConversation(site, page),
  }
  return basePage(
    site,
    frame,
    html`<article class="leaf">
${page.unpublished !== null && unpublishedNote(site, page, page.unpublished)}
<header class="opening"><h1 dir="auto">${page.title}</h1></header>
<div class="prose">
${body}
</div>
</article>
${jsonLdOfPage(site, page)}
${conversation !== null && conversationPart(site, page, conversation)}`,
  )
}
