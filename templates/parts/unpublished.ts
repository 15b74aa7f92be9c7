import type { Unpublished } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'
import { whenPart } from './when.ts'

/** Above a page that only a preview shows. */
export function unpublishedNote(unpublished: Unpublished): SafeHtml {
  return html`<p class="unpublished-note" role="note"><strong>${labels[unpublished.kind]}.</strong> ${explain(unpublished)}</p>`
}

/** Beside a title in a list. */
export function unpublishedMark({ kind }: Unpublished): SafeHtml {
  return html` <span class="unpublished-mark">${labels[kind]}</span>`
}

const labels = { draft: 'Draft', scheduled: 'Scheduled', expired: 'Expired' } as const

function explain(unpublished: Unpublished): SafeHtml {
  switch (unpublished.kind) {
    case 'draft':
      return html`Only previews show this page.`
    case 'scheduled':
      return html`Only previews show this page before ${whenPart(unpublished.from)}.`
    case 'expired':
      return html`Only previews show this page since ${whenPart(unpublished.since)}.`
  }
}
