import { html, type SafeHtml } from '../../../templates/html.ts'
import type { CommentStatus } from '../../comments/status.ts'
import { type DeskQuery, isSearch, toSearch } from './filters.ts'
import { letter, type Shown } from './letter.ts'
import { bulkForm, chooseAll, statusTabs, turnPages } from './list-page.ts'
import { type Notice, noticeLine } from './notice.ts'
import type { Queue } from './queue.ts'
import { searchForm } from './search-form.ts'
import type { Totals } from './totals.ts'
import { tabNames } from './words.ts'

export type Desk = Omit<Shown, 'back' | 'tellsStatus'> & {
  readonly asked: DeskQuery
  readonly queue: Queue
  readonly totals: Totals
  readonly notice: Notice | null
}

export function deskPage(desk: Desk): SafeHtml {
  const { asked, queue, totals, notice } = desk
  const { entries, next } = queue
  const back = toSearch(asked).toString()
  const shown = { ...desk, back, tellsStatus: asked.status === 'all' }
  const addressOf = (cursor: string | null) => `/admin/?${toSearch({ ...asked, cursor })}`
  return html`<h1 class="visually-hidden">${heading(asked)}</h1>
${statusTabs({ current: asked.status, totals, addressOf: tab => addressOfTab(asked, tab) })}
${noticeLine(notice, desk.articles)}
${searchForm(asked)}
${entries.length === 0 && emptyNote(asked)}
${entries.length > 1 && chooseAll}
<ol class="queue">${entries.map(entry => letter(entry, shown))}</ol>
${entries.length > 0 && bulkForm('/admin/comments', shown.back)}
${turnPages({ cursor: asked.cursor, next, addressOf })}`
}

export function heading(asked: DeskQuery): string {
  return isSearch(asked) ? `Search results: ${tabNames[asked.status]}` : tabNames[asked.status]
}

/** Keeps the search when switching to another tab, but not the page within it. */
function addressOfTab(asked: DeskQuery, tab: CommentStatus): string {
  const search = toSearch({ ...asked, status: tab, cursor: null })
  search.set('status', tab)
  return `/admin/?${search}`
}

function emptyNote(asked: DeskQuery): SafeHtml {
  if (isSearch(asked))
    return html`<p class="empty">Nothing was found. <a href="/admin/">Show everything that waits</a></p>`
  if (asked.status !== 'pending') return html`<p class="empty">Nothing here.</p>`
  return html`<p class="empty">Nothing waits for you. Enjoy the quiet.</p>`
}
