import type { CommentView } from '../../generator/plan/showing/conversation.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { commentPart } from './comment.ts'

export function responseList(site: SiteFacts, comments: readonly CommentView[]): SafeHtml {
  return html`<ol class="responses" id="responses">${comments.map(comment => responsePart(site, comment))}</ol>`
}

function responsePart(site: SiteFacts, comment: CommentView): SafeHtml {
  const { replies } = comment
  return html`<li class="response">${commentPart(site, comment)}${replies.length > 0 && html`<ol class="replies">${replies.map(reply => responsePart(site, reply))}</ol>`}</li>`
}
