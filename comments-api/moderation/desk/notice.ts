import { html, type SafeHtml } from '../../../templates/html.ts'
import { CommentStatus } from '../../comments/status.ts'
import type { Entry } from '../log/read.ts'
import { isUndoable } from '../log/undoable.ts'
import type { Articles } from './letter.ts'
import { areNow, isNow } from './words.ts'

/** What the last button did. */
export type Notice = {
  readonly entries: readonly Entry[]
  /** What the page lists. */
  readonly noun: 'response' | 'mention' | 'block'
  /** How many of the chosen ones could not be changed. */
  readonly missed: number
  /** The query of the page to which undoing leads back. */
  readonly back: string
}

export function noticeLine(notice: Notice | null, articles: Articles): SafeHtml {
  if (!notice) return html``
  return html`${notice.missed > 0 && missedLine(notice)}${notice.entries.length > 0 && doneLine(notice, articles)}`
}

/**
 * Begins the title of the page with what was done: a screen reader says the title of a new page, but nothing of a live
 * region that was there from its start.
 */
export function titleAfter(notice: Notice | null, title: string): string {
  if (!notice) return title
  const { entries, missed } = notice
  const told = [missed > 0 && `${missed} left as before`, entries.length > 0 && inShort(entries)]
  return [...told.filter(Boolean), title].join(' · ')
}

function inShort(entries: readonly Entry[]): string {
  const [first] = entries
  const became = CommentStatus.safeParse(first?.became)
  if (first?.type !== 'decided' || !became.success) return doneTo(first)
  const { length } = entries
  return length > 1 ? `${length} ${areNow[became.data]}` : `It ${isNow[became.data]}`
}

function missedLine({ missed, noun }: Notice): SafeHtml {
  if (noun === 'block') {
    return html`<p class="notice" role="alert">It was left as before: somebody else changed it in the meantime, or this is no longer possible.</p>`
  }
  const which = missed === 1 ? `One ${noun} was` : `${missed} ${noun}s were`
  return html`<p class="notice" role="alert">${which} left as before: in the meantime somebody else decided or its author changed it, or this is no longer possible. Please look again.</p>`
}

function doneLine({ entries, back }: Notice, articles: Articles): SafeHtml {
  const [first] = entries
  const canBeUndone = entries.some(isUndoable)
  return html`<div class="notice" role="status"><p>${describe(entries)}${seeIt(entries, articles)}</p>${first !== undefined && canBeUndone && undoForm(first.act, back)}</div>`
}

/** In a list, `of` is the id of the line that says what would be undone. */
export function undoForm(act: string, back: string, of?: string): SafeHtml {
  const named = of !== undefined && html` id="undo-${of}" aria-labelledby="undo-${of} ${of}"`
  return html`<form method="post" action="/admin/undo/${act}"><input type="hidden" name="back" value="${back}"><button type="submit" class="quiet" data-key="u"${named}>Undo</button></form>`
}

function describe(entries: readonly Entry[]): SafeHtml {
  const [first] = entries
  if (!first) return html``
  const became = CommentStatus.safeParse(first.became)
  if (first.type !== 'decided' || !became.success) return html`${doneTo(first)}.`
  const noun = first.mention === null ? 'response' : 'mention'
  if (entries.length > 1) return html`${entries.length} ${noun}s ${areNow[became.data]}.`
  return html`The ${noun} by <bdi>${first.authorName ?? 'somebody'}</bdi> ${isNow[became.data]}.`
}

function doneTo(entry: Entry | undefined): string {
  const { type = 'decided', comment = null, mention = null } = entry ?? {}
  const isOfWords = comment === null && mention === null
  return (isOfWords && doneToWords[type]) || (done[type] ?? 'Done')
}

const doneToWords: Readonly<Partial<Record<Entry['type'], string>>> = {
  blocked: 'It is blocked from now on',
  unblocked: 'It is no longer blocked',
}

const done: Readonly<Partial<Record<Entry['type'], string>>> = {
  edited: 'Your changes are stored',
  replied: 'Your reply is published under the article',
  pinned: 'It is now above all others',
  unpinned: 'It is no longer pinned',
  closed: 'The conversation is closed',
  reopened: 'The conversation is open again',
  blocked: 'Whatever comes from there goes to Spam from now on',
  unblocked: 'Whatever comes from there is no longer blocked',
}

function seeIt(entries: readonly Entry[], articles: Articles): SafeHtml {
  const [first] = entries
  if (!first || entries.length > 1 || first.status !== 'approved') return html``
  const article = articles.get(first.thread ?? '')
  const place = first.mention === null ? `comment-${first.comment}` : `mention-${first.mention}`
  return article ? html` <a href="${article.url}#${place}">See it there</a>` : html``
}
