import type { PostPage, SiteFacts } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { conversationPart } from '../parts/conversation.ts'
import { postFacts } from '../parts/post-facts.ts'
import { unpublishedNote } from '../parts/unpublished.ts'

export function postPage(site: SiteFacts, page: PostPage, body: SafeHtml): SafeHtml {
  const { conversation } = page
  const frame = { ...page, hasConversation: conversation !== null }
  return basePage(
    site,
    frame,
    html`<article class="leaf post">
${page.unpublished !== null && unpublishedNote(page.unpublished)}
<header class="opening">
<h1 dir="auto">${page.title}</h1>
${postFacts(site, page)}
</header>
${leadImage(page)}
<div class="prose">
${body}
</div>
</article>
${neighbours(page)}
${conversation !== null && conversationPart(site, page, conversation)}`,
  )
}

function leadImage({ image }: PostPage): SafeHtml | false {
  if (image === null) return false
  return html`<figure class="lead"><img src="${image.url}" alt="${image.alt}" width="${image.width}" height="${image.height}" fetchpriority="high"></figure>`
}

function neighbours({ previous, next }: PostPage): SafeHtml | false {
  if (previous === null && next === null) return false
  return html`<nav class="neighbours leaf" aria-label="Neighbouring posts">
${previous !== null && html`<p class="turn-back"><span>Previous</span> <a rel="prev" href="${previous.url}"><bdi>${previous.title}</bdi></a></p>`}
${next !== null && html`<p class="turn-on"><span>Next</span> <a rel="next" href="${next.url}"><bdi>${next.title}</bdi></a></p>`}
</nav>`
}
