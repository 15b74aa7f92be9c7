import { html, type SafeHtml } from '../../../templates/html.ts'
import type { CommentStatus } from '../../comments/status.ts'
import { type DeskQuery, isSearch, toSearch } from './filters.ts'
import { letter, type Shown } from './letter.ts'
import { type Notice, noticeLine } from './notice.ts'
import type { Queue, Totals } from './queue.ts'
import { searchForm } from './search-form.ts'
import { tabNames } from './words.ts'

export type Desk = Omit<Shown, 'back'> & {
  readonly asked: DeskQuery
  readonly queue: Queue
  readonly totals: Totals
  readonly notice: Notice | null
}

export function deskPage(desk: Desk): SafeHtml {
  const { asked, queue, notice } = desk
  const shown = { ...desk, back: toSearch(asked).toString() }
  return html`<h1 class="visually-hidden">${heading(asked)}</h1>
<nav class="tabs" aria-label="Status"><ul>${tabs.map(tab => tabLink(tab, desk))}</ul></nav>
${noticeLine(notice, desk.articles)}
${searchForm(asked)}
${queue.entries.length === 0 ? emptyNote(asked) : html``}
${queue.entries.length > 1 ? chooseAll : html``}
<ol class="queue">${queue.entries.map(entry => letter(entry, shown))}</ol>
${queue.entries.length === 0 ? html`` : bulkForm('/admin/comments', shown.back)}
${turnPages(desk)}`
}

export const tabs: readonly CommentStatus[] = ['pending', 'approved', 'spam', 'deleted']

export function heading(asked: DeskQuery): string {
  return isSearch(asked) ? `${tabNames[asked.status]}, searched` : tabNames[asked.status]
}

/** Keeps the search when switching to another tab, but not the page within it. */
function tabLink(tab: CommentStatus, { asked, totals }: Desk): SafeHtml {
  const current = tab === asked.status ? html` aria-current="page"` : html``
  const search = new URLSearchParams(toSearch({ ...asked, status: tab, cursor: null }))
  search.set('status', tab)
  return html`<li><a href="/admin/?${search.toString()}"${current}>${tabNames[tab]} <span>${totals[tab]}</span></a></li>`
}

function emptyNote(asked: DeskQuery): SafeHtml {
  if (isSearch(asked))
    return html`<p class="empty">Nothing like this. <a href="/admin/">All that waits</a></p>`
  if (asked.status !== 'pending') return html`<p class="empty">Nothing here.</p>`
  return html`<p class="empty">Nothing waits for you. Enjoy the quiet.</p>`
}

/** Hidden until the script that makes it work shows it. */
export const chooseAll = html`<p class="choose-all" hidden><label>All of this page <input type="checkbox"></label></p>`

/** The form for all ticked letters. Their boxes are in the letters; the form is hidden until one is ticked. */
export function bulkForm(action: string, back: string): SafeHtml {
  return html`<form method="post" action="${action}" id="bulk" class="bulk" aria-label="All that are ticked">
<input type="hidden" name="back" value="${back}">
<p>All that are ticked:</p>
<button type="submit" name="status" value="approved" class="approved">Approve</button>
<button type="submit" name="status" value="spam" class="spam">Spam</button>
<button type="submit" name="status" value="deleted" class="deleted">Delete</button>
</form>`
}

function turnPages({ asked, queue }: Desk): SafeHtml {
  const newest = toSearch({ ...asked, cursor: null })
  const older = toSearch({ ...asked, cursor: queue.next })
  if (asked.cursor === null && queue.next === null) return html``
  return html`<p class="pages">
${asked.cursor === null ? html`` : html`<a href="/admin/?${newest.toString()}">Newest</a>`}
${queue.next === null ? html`` : html`<a href="/admin/?${older.toString()}" rel="next">Older</a>`}
</p>`
}
