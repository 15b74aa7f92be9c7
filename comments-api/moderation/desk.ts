import { html, type SafeHtml, trustHtml } from '../../templates/html.ts'
import type { Comment } from '../comments/comment.ts'
import { explain } from '../comments/reasons.ts'
import { type CommentStatus, canBecome } from '../comments/status.ts'
import { normaliseLine, shorten } from '../comments/text.ts'
import type { OnDesk, Queue, Totals } from './queue.ts'

export type Article = { readonly title: string; readonly url: string } | null

export type Desk = {
  readonly status: CommentStatus
  readonly queue: Queue
  readonly totals: Totals
  readonly articles: ReadonlyMap<string, Article>
  /** The comment that was decided on just now, as it is at this moment. */
  readonly decided: Comment | null
  /** What it should have become and could not. */
  readonly refused: CommentStatus | null
}

const tabs: readonly CommentStatus[] = ['pending', 'approved', 'spam', 'deleted']

const titles: Readonly<Record<CommentStatus, string>> = {
  pending: 'Waiting',
  approved: 'Approved',
  spam: 'Spam',
  deleted: 'Deleted',
}

export function deskPage(desk: Desk): SafeHtml {
  return html`<nav class="tabs" aria-label="Status"><ul>${tabs.map(tab => tabLink(tab, desk))}</ul></nav>
${notice(desk)}
<h1 class="visually-hidden">${titles[desk.status]}</h1>
${desk.queue.entries.length === 0 ? emptyNote(desk.status) : html``}
<ol class="queue">${desk.queue.entries.map(entry => letter(entry, desk))}</ol>
${older(desk)}`
}

function tabLink(tab: CommentStatus, { status, totals }: Desk): SafeHtml {
  const current = tab === status ? html`aria-current="page"` : html``
  return html`<li><a href="/admin/?status=${tab}" ${current}>${titles[tab]} <span>${totals[tab]}</span></a></li>`
}

const now: Readonly<Record<CommentStatus, string>> = {
  pending: 'waits again',
  approved: 'is approved and stands under the article',
  spam: 'is put with the spam',
  deleted: 'is deleted',
}

function notice({ decided, refused, articles }: Desk): SafeHtml {
  if (!decided) return html``
  // Two moderators who want the same both have it.
  if (refused && refused !== decided.status) return refusal(decided)
  const article = articles.get(decided.thread)
  const see = html` <a href="${article?.url ?? ''}#comment-${decided.id}">See it there</a>`
  return html`<p class="notice" role="status">The response by <bdi>${decided.author.name}</bdi> ${now[decided.status]}.${
    article && decided.status === 'approved' ? see : html``
  }</p>`
}

function refusal({ author, status }: Comment): SafeHtml {
  const reason = status === 'deleted' ? 'What is deleted stays deleted.' : 'Look at it once more.'
  return html`<p class="notice" role="alert">This was not possible: the response by <bdi>${author.name}</bdi> ${now[status]}. ${reason}</p>`
}

function emptyNote(status: CommentStatus): SafeHtml {
  if (status !== 'pending') return html`<p class="empty">Nothing here.</p>`
  return html`<p class="empty">Nothing waits for you. Enjoy the quiet.</p>`
}

function letter({ comment, reasons }: OnDesk, desk: Desk): SafeHtml {
  const { author, createdAt } = comment
  return html`<li class="letter" id="comment-${comment.id}">
<p class="about">${authorOf(comment)} <time datetime="${createdAt}">${printed(createdAt)}</time></p>
<p class="about">on ${articleLink(comment, desk)}</p>
${author.email === null ? html`` : html`<p class="about"><a href="mailto:${author.email}">${author.email}</a></p>`}
${reasons.length > 0 ? html`<p class="reasons">Held because: ${reasons.map(explain).join(', ')}</p>` : html``}
${words(comment)}
${buttons(comment, desk.status)}
</li>`
}

function authorOf({ author }: Comment): SafeHtml {
  const name = html`<strong><bdi>${author.name}</bdi></strong>`
  if (author.url === null) return name
  return html`${name} <a href="${author.url}" rel="nofollow noopener">${new URL(author.url).host}</a>`
}

function articleLink({ thread }: Comment, { articles }: Desk): SafeHtml {
  const article = articles.get(thread)
  return article
    ? html`<a href="${article.url}">${article.title}</a>`
    : html`${thread} (not published now)`
}

/** More than a screen of a phone. */
const long = 1_500

function words(comment: Comment): SafeHtml {
  const all = html`<div class="words" dir="auto">${storedHtml(comment)}</div>`
  if (comment.body.length <= long) return all
  const beginning = shorten(normaliseLine(comment.body.slice(0, long)), 200)
  return html`<details class="long"><summary><span dir="auto">${beginning} …</span></summary>${all}</details>`
}

/** What the service's own renderer made at the time of writing; the page's policy allows no script besides. */
function storedHtml(comment: Comment): SafeHtml {
  return trustHtml(comment.html)
}

const choices = [
  { to: 'approved', label: 'Approve' },
  { to: 'pending', label: 'Hold' },
  { to: 'spam', label: 'Spam' },
] as const

function buttons(comment: Comment, tab: CommentStatus): SafeHtml {
  const possible = choices.filter(({ to }) => canBecome(comment.status, to))
  const isDeletable = canBecome(comment.status, 'deleted')
  if (possible.length === 0 && !isDeletable) return html``
  return html`<form method="post" action="/admin/comments/${comment.id}">
<input type="hidden" name="from" value="${tab}">
${possible.map(
  ({ to, label }) =>
    html`<button type="submit" name="status" value="${to}" class="${to}">${label}</button>`,
)}
${isDeletable ? askBeforeDeleting() : html``}
</form>`
}

/** Asked without a script: the one decision that nobody can take back. */
function askBeforeDeleting(): SafeHtml {
  return html`<details class="delete"><summary>Delete …</summary>
<p>Nobody can bring it back.</p>
<button type="submit" name="status" value="deleted" class="deleted">Delete for ever</button></details>`
}

function older({ status, queue }: Desk): SafeHtml {
  if (queue.next === null) return html``
  return html`<p class="older"><a href="/admin/?status=${status}&amp;cursor=${encodeURIComponent(queue.next)}">Older</a></p>`
}

/** 2026-11-23 14:07 UTC: the same for every moderator, wherever they are. */
function printed(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`
}
