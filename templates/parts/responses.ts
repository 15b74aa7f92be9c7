import type { CommentView } from '../../generator/plan/showing/conversation.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { commentPart, type InReplyTo } from './comment.ts'

const drawnDepth = 3

type Hanging = { readonly comment: CommentView; readonly inReplyTo: InReplyTo | null }

/** Comments with their replies nested as deep as a narrow page can bear; what is deeper lies flat. */
export function responseList(site: SiteFacts, comments: readonly CommentView[]): SafeHtml {
  return html`<ol class="responses" id="responses">${comments.map(comment =>
    responsePart(site, { comment, inReplyTo: null }, 1),
  )}</ol>`
}

function responsePart(site: SiteFacts, { comment, inReplyTo }: Hanging, depth: number): SafeHtml {
  return html`<li class="response">${commentPart(site, comment, inReplyTo)}${repliesPart(site, comment, depth + 1)}</li>`
}

function repliesPart(site: SiteFacts, comment: CommentView, depth: number): SafeHtml | false {
  if (comment.replies.length === 0 || depth > drawnDepth) return false
  const replies: readonly Hanging[] =
    depth < drawnDepth
      ? comment.replies.map(reply => ({ comment: reply, inReplyTo: null }))
      : comment.replies.flatMap(reply => flatten(site, reply))
  return html`<ol class="replies">${replies.map(reply => responsePart(site, reply, depth))}</ol>`
}

/** In reading order, without recursion: a thread can be thousands of replies deep. */
function flatten(site: SiteFacts, reply: CommentView): Hanging[] {
  const flat: Hanging[] = []
  const waiting: Hanging[] = [{ comment: reply, inReplyTo: null }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    flat.push(next)
    const inReplyTo = replyTarget(site, next.comment)
    waiting.push(...next.comment.replies.map(comment => ({ comment, inReplyTo })).toReversed())
  }
  return flat
}

function replyTarget(site: SiteFacts, { id, author, status }: CommentView): InReplyTo {
  const { conversation } = textsFor(site.language).texts
  return { id, name: status === 'deleted' ? conversation.removedResponse : author.name }
}
