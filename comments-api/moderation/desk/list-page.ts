import { html, type SafeHtml } from '../../../templates/html.ts'
import { CommentStatus } from '../../comments/status.ts'
import type { Totals } from './totals.ts'
import { tabNames } from './words.ts'

// What the lists of comments and of mentions have in common.

type Tabs = {
  readonly current: CommentStatus | 'all'
  readonly totals: Totals
  addressOf(status: CommentStatus): string
}

export function statusTabs({ current, totals, addressOf }: Tabs): SafeHtml {
  return html`<nav class="tabs" aria-label="Status"><ul>${CommentStatus.options.map(
    tab =>
      html`<li><a href="${addressOf(tab)}"${tab === current && html` aria-current="page"`}>${tabNames[tab]} <span>${totals[tab]}</span></a></li>`,
  )}</ul></nav>`
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

type Turning = {
  /** Where this page begins, and where the next one does: `null` for the newest entries, and for no more. */
  readonly cursor: string | null
  readonly next: string | null
  addressOf(cursor: string | null): string
}

export function turnPages({ cursor, next, addressOf }: Turning): SafeHtml | false {
  return (
    (cursor !== null || next !== null) &&
    html`<p class="pages">
${cursor !== null && html`<a href="${addressOf(null)}">Newest</a>`}
${next !== null && html`<a href="${addressOf(next)}" rel="next">Older</a>`}
</p>`
  )
}
