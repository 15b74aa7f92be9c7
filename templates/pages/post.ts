import type { PostPage } from '../../generator/plan/pages.ts'
import type { RenderedText } from '../../generator/plan/showing/rendered-text.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { frameText } from '../layouts/frame-text.ts'
import { contentsPart } from '../parts/contents.ts'
import { conversationPart } from '../parts/conversation.ts'
import { languageWithin } from '../parts/direction.ts'
import { entryFacts } from '../parts/entry-facts.ts'
import { jsonLdOfPost } from '../parts/json-ld.ts'
import { postFacts } from '../parts/post-facts.ts'
import { postTitle } from '../parts/post-title.ts'
import { relatedPosts } from '../parts/related.ts'
import { seriesKicker, seriesParts } from '../parts/series.ts'
import { sizeOf } from '../parts/size-of.ts'
import { unpublishedNote } from '../parts/unpublished.ts'
import { textsFor } from '../texts/texts-for.ts'

export function postPage(site: SiteFacts, page: PostPage, text: RenderedText): SafeHtml {
  const { conversation } = page
  return basePage(
    site,
    { ...frameText(site, page, text), post: page },
    html`<article class="leaf post">
${page.unpublished !== null && unpublishedNote(site, page, page.unpublished)}
<header class="opening">
${seriesKicker(site, page)}
<h1 class="p-name" dir="auto">${page.title}</h1>
${postFacts(site, page)}
${entryFacts(site, page)}
</header>
${leadImage(page)}
<div class="reading">
${contentsPart(site, page, text.outline)}
<div class="prose e-content">
${text.html}
</div>
</div>
</article>
${seriesParts(site, page)}
${relatedPosts(site, page)}
${neighbours(site, page)}
${jsonLdOfPost(site, page)}
${conversation !== null && conversationPart(site, page, conversation)}`,
  )
}

function leadImage({ image }: PostPage): SafeHtml | false {
  if (image === null) return false
  const { url, alt, sources = [] } = image
  return html`<figure class="lead"><picture>${sources.map(
    source =>
      html`<source type="${source.type}" srcset="${source.srcset}" sizes="${source.sizes}">`,
  )}<img src="${url}" alt="${alt}"${sizeOf(image)} fetchpriority="high"></picture></figure>`
}

function neighbours(site: SiteFacts, { language, previous, next }: PostPage): SafeHtml | false {
  if (previous === null && next === null) return false
  const spoken = textsFor(site.language)
  const { post } = spoken.texts
  return html`<nav class="neighbours leaf" aria-label="${post.neighbours}"${languageWithin(spoken.language, language)}>
${previous !== null && html`<p class="turn-back"><span>${post.previous}</span> <a rel="prev" href="${previous.url}">${postTitle(previous, spoken.language)}</a></p>`}
${next !== null && html`<p class="turn-on"><span>${post.next}</span> <a rel="next" href="${next.url}">${postTitle(next, spoken.language)}</a></p>`}
</nav>`
}
