import { html, type SafeHtml } from '../../../templates/html.ts'
import { moment } from '../../http/pages/moment.ts'
import { backToMentions } from '../desk/back.ts'
import { undoForm } from '../desk/notice.ts'
import { tabNames } from '../desk/words.ts'
import { placeOf } from '../mentions/path.ts'
import { byMail } from './entries.ts'
import type { Entry } from './read.ts'
import { isUndoable } from './undoable.ts'

export function logPage(entries: readonly Entry[], next: string | null): SafeHtml {
  return html`<h1>Log</h1>
${entries.length === 0 ? html`<p class="empty">Nobody has done anything here yet.</p>` : html`<ol class="log">${entries.map(line)}</ol>`}
${next !== null && html`<p class="pages"><a href="/admin/log/?before=${encodeURIComponent(next)}" rel="next">Older</a></p>`}`
}

/** The log of one comment, shown below it. */
export function history(entries: readonly Entry[]): SafeHtml {
  if (entries.length === 0) return html``
  return html`<h2>What was done</h2>
<ol class="log">${entries.map(line)}</ol>`
}

function line(entry: Entry): SafeHtml {
  const line = `entry-${entry.id}`
  return html`<li><p id="${line}"><strong><bdi>${whoDid(entry)}</bdi></strong> ${whatWasDone(entry)}
${moment(entry.createdAt)}${entry.undoneAt !== null && html` <span class="mark">taken back</span>`}</p>
${isUndoable(entry) && undoForm(entry.act, backFrom(entry), line)}</li>`
}

/** The page that the moderator sees after undoing. */
function backFrom({ mention }: Entry): string {
  return mention === null ? '' : backToMentions({ status: 'pending', cursor: null })
}

function whoDid({ moderator, moderatorName }: Entry): string {
  return moderatorName ?? (moderator === byMail ? 'A link in a mail' : 'Somebody')
}

function whatWasDone(entry: Entry): SafeHtml {
  switch (entry.type) {
    case 'decided':
      return html`moved ${responseOf(entry)} from ${named(entry.was)} to ${named(entry.became)}`
    case 'edited':
      return html`edited ${responseOf(entry)}`
    case 'replied':
      return html`replied with ${responseOf(entry)}`
    case 'pinned':
      return html`pinned ${responseOf(entry)}`
    case 'unpinned':
      return html`unpinned ${responseOf(entry)}`
    case 'closed':
      return html`closed the conversation ${entry.thread}`
    case 'reopened':
      return html`reopened the conversation ${entry.thread}`
    case 'blocked':
      return html`blocked ${blocked(entry, entry.became)}`
    case 'unblocked':
      return html`unblocked ${blocked(entry, entry.was)}`
    case 'signed-in':
      return html`signed in`
    case 'session-ended':
      return html`ended another session`
    case 'passkey-added':
      return html`added a passkey`
    case 'passkey-removed':
      return html`removed a passkey`
  }
}

function named(status: string | null): string {
  const names: Readonly<Record<string, string>> = tabNames
  return names[status ?? ''] ?? 'somewhere'
}

function blocked(entry: Entry, kind: string | null): SafeHtml {
  const { comment, mention, blockedWords } = entry
  if (comment !== null || mention !== null) {
    return html`${ofWhom[kind ?? ''] ?? 'the author of'} ${responseOf(entry)}`
  }
  // They are gone, or they had been blocked before.
  return blockedWords === null ? html`some words` : html`the words <bdi>${blockedWords}</bdi>`
}

const ofWhom: Readonly<Record<string, string>> = {
  network: 'the network of',
  words: 'the site of',
  page: 'the site of',
  sender: 'the site that sent',
}

function responseOf(entry: Entry): SafeHtml {
  const { comment, mention, authorName, hasWords } = entry
  if (mention !== null) return mentionOf(mention, entry)
  if (!hasWords) return html`a response that no longer exists`
  return html`<a href="/admin/comments/${comment}">the response by <bdi>${authorName}</bdi></a>`
}

function mentionOf(id: string, { authorName, status, hasWords }: Entry): SafeHtml {
  if (!hasWords || status === null) return html`a mention that no longer exists`
  return html`<a href="${placeOf({ id, status })}">the mention by <bdi>${authorName ?? 'nobody named'}</bdi></a>`
}
