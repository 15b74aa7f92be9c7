import { html, type SafeHtml } from '../../../templates/html.ts'
import type { Comment } from '../../comments/comment.ts'
import { limits } from '../../contract/submission.ts'
import { moment } from '../../http/pages/moment.ts'
import { history } from '../log/page.ts'
import type { Entry } from '../log/read.ts'
import {
  aboutComment,
  authorLine,
  decisions,
  isEmptied,
  lineOf,
  type Shown,
  words,
} from './letter.ts'
import { type Notice, noticeLine } from './notice.ts'
import type { OnDesk } from './queue.ts'

type OneResponse = Shown & {
  readonly entry: OnDesk
  /** The comment that it replies to, if that still exists. */
  readonly parent: Comment | null
  readonly isThreadClosed: boolean
  readonly entries: readonly Entry[]
  readonly notice: Notice | null
  /** What was typed but refused. */
  readonly refused: Refused | null
}

export type Refused = {
  readonly form: 'reply' | 'edit'
  readonly fields: Readonly<Record<string, string>>
  readonly mistakes: readonly string[]
}

export function onePage(shown: OneResponse): SafeHtml {
  const { entry, parent, notice, articles } = shown
  const { comment } = entry
  return html`<h1>${isEmptied(comment) ? emptied : html`The response by <bdi>${comment.author.name}</bdi>`}</h1>
${noticeLine(notice, articles)}
${parent !== null && answered(parent)}
<article class="letter one">
<p class="about" id="${lineOf(comment)}">${authorLine(entry, shown)}</p>
${aboutComment(entry, shown)}
${words(comment)}
${decisions(comment, shown.back)}
</article>
${(canBeAnswered(comment) || shown.refused?.form === 'reply') && replyForm(shown)}
${(comment.status !== 'deleted' || shown.refused?.form === 'edit') && editForm(shown)}
${furtherActions(shown)}
${history(shown.entries)}`
}

export const emptied = 'A response that no longer exists'

/** What is typed while another moderator decides otherwise is shown again all the same. */
function canBeAnswered({ status }: Comment): boolean {
  return status === 'pending' || status === 'approved'
}

function answered(parent: Comment): SafeHtml {
  return html`<details class="answered"><summary>Answers <bdi>${parent.author.name}</bdi>, ${moment(parent.createdAt)}</summary>
${words(parent)}</details>`
}

function replyForm({ entry, refused }: OneResponse): SafeHtml {
  const { id, status, revision } = entry.comment
  const typed = refused?.form === 'reply' ? refused : null
  const label = status === 'pending' ? 'Approve and reply' : 'Reply'
  return html`<section id="reply" aria-labelledby="reply-title">
<h2 id="reply-title">Reply</h2>
${mistakes(typed)}
<form method="post" action="/admin/comments/${id}/reply"><input type="hidden" name="seen" value="${revision}">
<label for="reply-body">Your reply, as the author of the article</label>
<textarea id="reply-body" name="body" rows="5" required maxlength="${limits.body * 2}" dir="auto">${typed?.fields['body'] ?? ''}</textarea>
<button type="submit" class="first">${label}</button>
</form>
</section>`
}

function editForm({ entry, refused }: OneResponse): SafeHtml {
  const { id, author, body, revision, status } = entry.comment
  const typed = refused?.form === 'edit' ? refused : null
  const fields = { name: author.name, url: author.url ?? '', body, ...typed?.fields }
  return html`<details class="edit"${typed !== null && html` open`}><summary>Edit</summary>
${mistakes(typed)}
<form method="post" action="/admin/comments/${id}/edit"><input type="hidden" name="seen" value="${revision}">
<label for="edit-name">Name</label>
<input id="edit-name" name="name" value="${fields.name}" maxlength="${limits.name * 2}" dir="auto" autocomplete="off">
<label for="edit-url">Site</label>
<input id="edit-url" name="url" type="url" value="${fields.url}" maxlength="${limits.url}" autocomplete="off">
<label for="edit-body">Response</label>
<textarea id="edit-body" name="body" rows="10" required maxlength="${limits.body * 2}" dir="auto">${fields.body}</textarea>
${
  status !== 'deleted' &&
  html`<p class="quietly">Readers see that it was edited. The old text is not kept.</p>
<button type="submit">Save the changes</button>`
}
</form>
</details>`
}

function mistakes(refused: Refused | null): SafeHtml {
  if (!refused) return html``
  return html`<div class="mistakes" role="alert"><ul>${refused.mistakes.map(mistake => html`<li>${mistake}</li>`)}</ul></div>`
}

function furtherActions({ entry, isThreadClosed }: OneResponse): SafeHtml {
  const { id, thread, parent, status, isPinned, author, latestPost } = entry.comment
  const canBePinned = status === 'approved' && parent === null
  const ofThread = `/admin/threads/${encodeURIComponent(thread)}`
  return html`<section aria-labelledby="further"><h2 id="further">More actions</h2>
<div class="further">
${canBePinned && !isPinned && button(`/admin/comments/${id}/pin`, 'Pin above all others')}
${isPinned && button(`/admin/comments/${id}/unpin`, 'Unpin')}
${latestPost.isWanted && dropButton(entry)}
${
  isThreadClosed
    ? button(`${ofThread}/reopen?one=${id}`, 'Open the conversation again')
    : button(`${ofThread}/close?one=${id}`, 'Close the conversation')
}
${!author.isOwner && !isEmptied(entry.comment) && blockButtons(entry)}
</div></section>`
}

/** The author asked for the post to be shown. No moderator has read what is on their site now. */
function dropButton({ comment: { id, latestPost } }: OnDesk): SafeHtml {
  const { shown } = latestPost
  const what = shown === null ? html`none found yet` : html`<bdi>${shown.title}</bdi>, ${shown.url}`
  return html`<p class="quietly">Their latest post is shown beside it: ${what}.</p>
${button(`/admin/comments/${id}/drop-latest-post`, 'Stop showing their latest post')}`
}

function blockButtons({ comment: { id }, network }: OnDesk): SafeHtml {
  const kinds = network === null ? (['author'] as const) : (['author', 'network'] as const)
  return html`${kinds.map(
    kind =>
      html`<form method="post" action="/admin/comments/${id}/block"><button type="submit" name="kind" value="${kind}">Block this ${kind}</button></form>`,
  )}`
}

function button(action: string, label: string): SafeHtml {
  return html`<form method="post" action="${action}"><button type="submit">${label}</button></form>`
}
