import type { CommentView, Conversation } from '../../generator/plan/showing/conversation.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { commentPart } from './comment.ts'

/** `replyAt`: see `Conversation`. */
export function responseList(
  site: SiteFacts,
  comments: readonly CommentView[],
  replyAt: string | null,
): SafeHtml {
  return html`<ol class="responses" id="responses">${comments.map(comment => responsePart(site, comment, replyAt))}</ol>`
}

/** Where reading goes on. The client takes the click, if the cursor says from where it is to ask. */
export function moreResponses(
  site: SiteFacts,
  { more, order }: Pick<Conversation, 'more' | 'order'>,
): SafeHtml | false {
  if (more === undefined) return false
  const { olderResponses, newerResponses } = textsFor(site.language).texts.conversation
  const { url, cursor } = more
  return html`<p class="more"><a class="more-responses" rel="next" href="${url}"${cursor !== null && html` data-cursor="${cursor}"`}>${order === 'newest' ? olderResponses : newerResponses}</a></p>\n`
}

function responsePart(site: SiteFacts, comment: CommentView, replyAt: string | null): SafeHtml {
  const { replies } = comment
  return html`<li class="response">${commentPart(site, comment, replyAt)}${replies.length > 0 && html`<ol class="replies">${replies.map(reply => responsePart(site, reply, replyAt))}</ol>`}</li>`
}
