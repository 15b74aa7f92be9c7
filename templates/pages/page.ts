import type { StandalonePage } from '../../generator/plan/pages.ts'
import type { RenderedText } from '../../generator/plan/showing/rendered-text.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { frameText } from '../layouts/frame-text.ts'
import { conversationPart } from '../parts/conversation.ts'
import { jsonLdOfPage } from '../parts/json-ld.ts'
import { unpublishedNote } from '../parts/unpublished.ts'

export function standalonePage(
  site: SiteFacts,
  page: StandalonePage,
  text: RenderedText,
): SafeHtml {
  const { conversation } = page
  return basePage(
    site,
    { ...frameText(site, page, text), isEntry: conversation !== null },
    html`<article class="leaf">
${page.unpublished !== null && unpublishedNote(site, page, page.unpublished)}
<header class="opening"><h1 class="p-name" dir="auto">${page.title}</h1>${conversation !== null && html`<data class="u-url u-uid" value="${page.canonical}" hidden></data>`}</header>
<div class="prose e-content">
${text.html}
</div>
</article>
${jsonLdOfPage(site, page)}
${conversation !== null && conversationPart(site, page, conversation)}`,
  )
}
