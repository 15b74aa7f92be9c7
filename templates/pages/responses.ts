import type { ResponsesPage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { languageWithin } from '../parts/direction.ts'
import { markSheet } from '../parts/marks.ts'
import { postTitle } from '../parts/post-title.ts'
import { responseList } from '../parts/responses.ts'
import { textsFor } from '../texts/texts-for.ts'

/**
 * A part of a conversation that is too long for its post's page: readable without scripts, and never changed by them.
 */
export function responsesPage(site: SiteFacts, page: ResponsesPage): SafeHtml {
  const { texts, language } = textsFor(site.language)
  const { conversation } = texts
  const title = conversation.responsesPageOf(page.ofPost.title, page.number)
  return basePage(
    site,
    { ...page, title, isFindable: false },
    html`<article class="leaf conversation-page"${languageWithin(language, site.language)}>
${markSheet(site)}
<header class="conversation-head">
<h1><a href="${page.ofPost.url}">${postTitle(page.ofPost, language)}</a></h1>
<h2>${conversation.responsesPage(page.number)}</h2>
${page.replyAt !== null && html`<p class="leave-a-reply"><a href="${page.ofPost.url}#reply">${conversation.leaveReply}</a></p>`}
</header>
${responseList(site, page.comments, { language: page.ofPost.language, replyAt: page.replyAt })}
${turnPages(site, page)}
</article>`,
  )
}

function turnPages(site: SiteFacts, { order, number, before, after }: ResponsesPage): SafeHtml {
  const { conversation, lists } = textsFor(site.language).texts
  const { olderResponses, newerResponses } = conversation
  const [back, on] =
    order === 'newest' ? [newerResponses, olderResponses] : [olderResponses, newerResponses]
  return html`<nav class="turn" aria-label="${lists.pages}">
<a class="turn-back" rel="prev" href="${before}">${back}</a>
<span class="turn-number">${lists.page(number)}</span>
${after !== null && html`<a class="turn-on" rel="next" href="${after}">${on}</a>`}
</nav>`
}
