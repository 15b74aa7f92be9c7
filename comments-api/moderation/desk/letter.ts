import { html, type SafeHtml, trustHtml } from '../../../templates/html.ts'
import type { Comment } from '../../comments/comment.ts'
import { mailtoUrl } from '../../comments/fields/email.ts'
import { shortLine } from '../../comments/fields/text.ts'
import { explain } from '../../comments/reasons.ts'
import { type CommentStatus, canBecome } from '../../comments/status.ts'
import type { Article } from '../../comments/threads/thread.ts'
import { moment } from '../../http/pages/moment.ts'
import type { Others } from './others.ts'
import type { OnDesk } from './queue.ts'
import { statusNames } from './words.ts'

export type Articles = ReadonlyMap<string, Article>

/** What the page knows to show its letters. */
export type Shown = {
  readonly articles: Articles
  readonly others: ReadonlyMap<string, Others>
  /** The query of the page to which a decision leads back. */
  readonly back: string
  /** Whether each letter says its status, where the page does not say that of all. */
  readonly tellsStatus: boolean
}

export function letter(entry: OnDesk, shown: Shown): SafeHtml {
  const { comment } = entry
  const which = html`response by <bdi>${comment.author.name}</bdi>, ${moment(comment.createdAt)}`
  return html`<li class="letter" id="comment-${comment.id}" tabindex="-1" aria-labelledby="${lineOf(comment)}">
<p class="choose"><label><input type="checkbox" name="chosen.${comment.id}" value="${comment.revision}" form="bulk"><span class="visually-hidden">The ${which}</span></label></p>
<h2 class="about" id="${lineOf(comment)}">${authorLine(entry, shown)}</h2>
${aboutComment(entry, shown)}
${words(comment)}
${decisions(comment, shown.back)}
<p class="more"><a href="/admin/comments/${comment.id}#reply-body" data-key="r">Reply<span class="visually-hidden"> to the ${which}</span></a> <a href="/admin/comments/${comment.id}" data-key="o">Edit and more<span class="visually-hidden"> for the ${which}</span></a></p>
</li>`
}

/** The id of the line that says who wrote it and when. What can be done with the comment is named by it. */
export function lineOf({ id }: Pick<Comment, 'id'>): string {
  return `about-${id}`
}

export function authorLine(entry: OnDesk, { tellsStatus }: Shown): SafeHtml {
  const { comment } = entry
  const status = tellsStatus && html` <span class="mark">${statusNames[comment.status]}</span>`
  return html`${authorOf(entry)} ${moment(comment.createdAt)}${status}${marks(comment)}`
}

export function aboutComment(entry: OnDesk, { articles, others }: Shown): SafeHtml {
  const { comment, reasons } = entry
  return html`<p class="about">on ${articleLink(comment.thread, articles)}</p>
${!isEmptied(comment) && knownFrom(entry, others.get(comment.id))}
${reasons.length > 0 && html`<p class="reasons">Held because: ${reasons.map(explain).join(', ')}</p>`}`
}

/** Its author deleted it, or a moderator did a week ago. */
export function isEmptied({ author }: Comment): boolean {
  return author.name === ''
}

function marks({ editedAt, isPinned }: Comment): SafeHtml {
  return html`${isPinned && html` <span class="mark">pinned</span>`}${
    editedAt !== null && html` <span class="mark">edited ${moment(editedAt)}</span>`
  }`
}

function authorOf(entry: OnDesk): SafeHtml {
  const { author } = entry.comment
  const name = html`<strong><bdi>${author.name}</bdi></strong>${badge(entry)}`
  if (author.url === null) return name
  return html`${name} <a href="${author.url}" rel="nofollow noopener">${new URL(author.url).host}</a>`
}

/** A confirmed author proved to own the mail address. An owner needs no such mark. */
function badge({ comment: { author } }: OnDesk): SafeHtml | false {
  if (author.isOwner) return html` <span class="mark">owner</span>`
  return author.isConfirmed && html` <span class="mark">confirmed</span>`
}

export function articleLink(thread: string, articles: Articles): SafeHtml {
  const article = articles.get(thread)
  return article
    ? html`<a href="${article.url}">${article.title}</a>`
    : html`${thread} (not published now)`
}

/** How many comments this author and this network sent: tells a newcomer from a known author and from a flood. */
function knownFrom({ comment, network }: OnDesk, others: Others | undefined): SafeHtml {
  const { ofAuthor = 0, fromNetwork = 0 } = others ?? {}
  const byAuthor = html`<a href="/admin/?status=all&amp;by=${comment.id}">${many(ofAuthor)} by this author</a>`
  const fromThere = html`<a href="/admin/?status=all&amp;network=${network}">${many(fromNetwork)} from network <bdi>${shortNetwork(network ?? '')}</bdi></a>`
  const { email } = comment.author
  const parts = [
    ...(email === null ? [] : [html`<a href="${mailtoUrl(email)}">${email}</a>`]),
    ofAuthor > 0 ? byAuthor : html`first by this author`,
    ...(network === null
      ? []
      : [fromNetwork > 0 ? fromThere : html`network <bdi>${shortNetwork(network)}</bdi>`]),
  ]
  return html`<p class="about known">${parts.map((part, index) => (index === 0 ? part : html` · ${part}`))}</p>`
}

function many(count: number): string {
  return `${count >= 99 ? 'at least 99' : count} more`
}

/** Enough to tell two networks apart, without saying whose they are. */
function shortNetwork(network: string): string {
  return network.slice(0, 6)
}

/** Longer texts, which would fill more than the screen of a phone, are folded. */
const long = 1_500

export function words(comment: Comment): SafeHtml {
  const all = html`<div class="words" dir="auto">${storedHtml(comment)}</div>`
  if (comment.body.length <= long) return all
  const beginning = shortLine(comment.body.slice(0, long), 200)
  return html`<details class="long"><summary><span dir="auto">${beginning} …</span></summary>${all}</details>`
}

/**
 * The HTML was made by the service's own renderer when the comment was written. Besides, the page's policy allows no
 * script in it.
 */
function storedHtml(comment: Comment): SafeHtml {
  return trustHtml(comment.html)
}

const choices = [
  { to: 'approved', label: 'Approve', key: 'a' },
  { to: 'pending', label: 'Hold', key: 'h' },
  { to: 'spam', label: 'Spam', key: 's' },
  { to: 'deleted', label: 'Delete', key: 'd' },
] as const

export function decisions(comment: Comment, back: string): SafeHtml {
  const { id, status, revision } = comment
  const seen = String(revision)
  return decisionForm(`/admin/comments/${id}`, { on: lineOf(comment), status, seen, back })
}

type Decided = {
  /** The id of what names what the buttons decide on, for those who hear them one by one. */
  readonly on: string
  readonly status: CommentStatus
  /** Which edition is shown on the page. */
  readonly seen: string
  readonly back: string
}

export function decisionForm(action: string, { on, status, seen, back }: Decided): SafeHtml {
  const possible = choices.filter(({ to }) => canBecome(status, to))
  if (possible.length === 0) return html``
  return html`<form method="post" action="${action}">
<input type="hidden" name="back" value="${back}"><input type="hidden" name="seen" value="${seen}">
<div class="decide" role="group" aria-labelledby="${on}">
${possible.map(
  ({ to, label, key }) =>
    html`<button type="submit" name="status" value="${to}" class="${to}" data-key="${key}" aria-describedby="${on}">${label}</button>`,
)}
</div>
</form>`
}
