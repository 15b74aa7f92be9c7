import type { PostPage } from '../../generator/plan/pages.ts'
import type { Conversation } from '../../generator/plan/showing/conversation.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { commentTemplate } from './comment.ts'
import { closedText, replyPart } from './comment-form.ts'
import { languageWithin } from './direction.ts'
import { elsewhereTemplate } from './elsewhere.ts'
import { markSheet } from './marks.ts'
import { mentionList, mentionTemplate } from './mention.ts'
import { orderSwitch } from './order-switch.ts'
import { outcomeNotices } from './outcomes.ts'
import { moreResponses, responseList } from './responses.ts'
import { trackbackPart } from './trackback.ts'

/** The post that it belongs to, and the language of the page around it. */
type Titled = Pick<PostPage, 'title' | 'language' | 'canonical'>

/** The conversation, last on the page. Its `data-` attributes hold what the client needs to know. */
export function conversationPart(
  site: SiteFacts,
  page: Titled,
  conversation: Conversation,
): SafeHtml {
  const { open, takesMentions, mentionReplies = false } = conversation
  const texts = textsFor(site.language).texts.conversation
  const ofPost = { language: page.language, replyAt: conversation.replyAt }
  return html`<section class="conversation leaf" id="conversation" aria-labelledby="conversation-title"${clientFacts(site, page, conversation)}>
${markSheet(site)}
<header class="conversation-head">
${heading(site, page, conversation)}
<div class="conversation-means">
${orderSwitch(site, conversation)}
${open && html`<p class="leave-a-reply"><a href="#reply">${texts.leaveReply}</a></p>`}
</div>
</header>
<p class="conversation-status" role="status"></p>
${outcomeNotices(site, conversation)}
${responseList(site, conversation.comments, ofPost)}
${moreResponses(site, conversation)}${open && html`<p class="invitation">${texts.invitation}</p>`}
${replyPart(site, conversation)}
${trackbackPart(site, page, conversation)}
${mentionList(site, conversation.mentions)}
${commentTemplate(site, ofPost)}
${takesMentions && mentionTemplate(site)}${mentionReplies && elsewhereTemplate(site)}
</section>`
}

function clientFacts(site: SiteFacts, page: Titled, conversation: Conversation): SafeHtml {
  return html` data-thread="${conversation.thread}" data-version="${conversation.version}" data-epoch="${conversation.epoch}" data-action="${conversation.action}" data-reader="${conversation.reader}" data-count="${conversation.count}" data-depth="${conversation.depth}" data-order="${conversation.order}" data-language="${site.dateLanguage}" data-zone="${site.timeZone}"${conversation.open && html` data-closed="${closedText(site, conversation)}"`}${languageWithin(textsFor(site.language).language, page.language)}`
}

/** The client updates the first part, and shows the second only beside a count. */
function heading(
  site: SiteFacts,
  { title, language }: Titled,
  { count, open }: Conversation,
): SafeHtml {
  const spoken = textsFor(site.language)
  const { about, none, noneYet, responses } = spoken.texts.conversation
  const isEmpty = count === 0
  const nobody = open ? noneYet : none
  const post = html`<bdi${languageWithin(language, spoken.language)}>${title}</bdi>`
  const aboutPart = html`<span id="responses-to"${isEmpty && html` hidden`}>${about.text(post)}</span>`
  const isBefore = about.stands === 'before'
  return html`<h2 id="conversation-title">${isBefore && aboutPart}<span id="response-count">${isEmpty ? nobody : responses(count)}</span>${!isBefore && aboutPart}</h2>`
}
