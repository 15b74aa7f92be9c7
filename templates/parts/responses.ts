import type { CommentView } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'
import { commentPart, type InReplyTo } from './comment.ts'

const drawnDepth = 3

type Hanging = { readonly comment: CommentView; readonly inReplyTo: InReplyTo | null }

/** Comments with their replies nested as deep as a narrow page can bear; what is deeper lies flat. */
export function responseList(comments: readonly CommentView[]): SafeHtml {
  return html`<ol class="responses" id="responses">${comments.map(comment =>
    responsePart({ comment, inReplyTo: null }, 1),
  )}</ol>`
}

function responsePart({ comment, inReplyTo }: Hanging, depth: number): SafeHtml {
  return html`<li class="response">${commentPart(comment, inReplyTo)}${repliesPart(comment, depth + 1)}</li>`
}

function repliesPart(comment: CommentView, depth: number): SafeHtml | false {
  if (comment.replies.length === 0 || depth > drawnDepth) return false
  const replies: readonly Hanging[] =
    depth < drawnDepth
      ? comment.replies.map(reply => ({ comment: reply, inReplyTo: null }))
      : comment.replies.flatMap(flatten)
  return html`<ol class="replies">${replies.map(reply => responsePart(reply, depth))}</ol>`
}

/** In reading order, without recursion: a thread can be thousands of replies deep. */
function flatten(reply: CommentView): Hanging[] {
  const flat: Hanging[] = []
  const waiting: Hanging[] = [{ comment: reply, inReplyTo: null }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    flat.push(next)
    const inReplyTo = replyTarget(next.comment)
    waiting.push(...next.comment.replies.map(comment => ({ comment, inReplyTo })).toReversed())
  }
  return flat
}

function replyTarget({ id, author, status }: CommentView): InReplyTo {
  return { id, name: status === 'deleted' ? 'a removed response' : author.name }
}
