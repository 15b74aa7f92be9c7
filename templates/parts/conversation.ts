import type { Conversation, PostPage, SiteFacts } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'
import { commentTemplate } from './comment.ts'
import { replyPart } from './comment-form.ts'
import { languageWithin } from './direction.ts'
import { markSheet } from './marks.ts'
import { mentionList } from './mention.ts'
import { outcomeNotices } from './outcomes.ts'
import { responseList } from './responses.ts'
import { responsesLabel } from './responses-label.ts'

/** The chapter after the last page. What the client needs to know stands in its `data-` attributes. */
export function conversationPart(
  site: SiteFacts,
  page: PostPage,
  conversation: Conversation,
): SafeHtml {
  const { count, open, reader } = conversation
  return html`<section class="conversation leaf" id="conversation" aria-labelledby="conversation-title"${clientFacts(site, page, conversation)}>
${markSheet()}
<header class="conversation-head">
${heading(page, conversation)}
${open && count > 0 && html`<p class="leave-a-reply"><a href="#reply">Leave a reply</a></p>`}
</header>
<p class="conversation-status" role="status"></p>
${outcomeNotices(reader)}
${responseList(conversation.comments)}
${open && html`<p class="invitation">Nobody has written yet. A question, a correction, a memory of your own: all are welcome.</p>`}
${replyPart(conversation)}
${mentionList(conversation.mentions)}
${commentTemplate()}
</section>`
}

function clientFacts(site: SiteFacts, page: PostPage, conversation: Conversation): SafeHtml {
  return html` data-thread="${conversation.thread}" data-version="${conversation.version}" data-epoch="${conversation.epoch}" data-action="${conversation.action}" data-reader="${conversation.reader}" data-language="${site.language}" data-zone="${site.timeZone}"${languageWithin(site.language, page.language)}`
}

function heading({ title }: PostPage, { count, open }: Conversation): SafeHtml {
  const none = open ? 'No responses yet' : 'No responses'
  return html`<h2 id="conversation-title"><span id="response-count">${count === 0 ? none : responsesLabel(count)}</span><span id="responses-to"${count === 0 && html` hidden`}> to “<bdi>${title}</bdi>”</span></h2>`
}
