import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { oncePerSite } from './once.ts'

/**
 * Small ornaments in the manner of a type specimen. One is shown beside each name instead of a picture fetched from
 * elsewhere. `Avatar` in the contract is "shape-tone": eight of these, five tones.
 */
const shapes = [
  'M8 1 15 8 8 15 1 8Zm0 4L5 8l3 3 3-3Z',
  'M8 8c-5 0-5-7 0-7s5 7 0 7c5 0 5 7 0 7s-5-7 0-7c0 5-7 5-7 0s7-5 7 0c0-5 7-5 7 0s-7 5-7 0Z',
  'M8 1 9.2 5.9 14 4.5 10.5 8 14 11.5 9.2 10.1 8 15 6.8 10.1 2 11.5 5.5 8 2 4.5 6.8 5.9Z',
  'M11 1.5A7 7 0 1 0 11 14.5 5.7 7 0 0 1 11 1.5Z',
  'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 2a5 5 0 1 0 0 10A5 5 0 0 0 8 3Zm0 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z',
  'M2 14C1 6 6 1 14 2c1 8-4 13-12 12Zm2-2 7-7-1-1-7 7Z',
  'M1 1h6v6H1Zm8 0h6v6H9ZM1 9h6v6H1Zm8 0h6v6H9Z',
  'M8 1c1 4 3 6 7 7-4 1-6 3-7 7-1-4-3-6-7-7 4-1 6-3 7-7Z',
] as const

/** A printer's mark, orb and cross, after the presses of Venice. It is shown beside the owner's words. */
const printersMark =
  'M7.3 1h1.4v2H11v1.3H8.7v1.8a4.5 4.5 0 1 1-1.4 0V4.3H5V3h2.3Zm0 6.6a3.2 3.2 0 0 0-2.4 2.3h2.4Zm1.4 0v2.3h2.4a3.2 3.2 0 0 0-2.4-2.3ZM4.9 11.2a3.2 3.2 0 0 0 6.2 0Z'

const tick = 'M6.2 13 1.9 8.7l1.3-1.3 3 3 6.6-6.6 1.3 1.3Z'

/** Drawn once in a page that has a conversation; `<use>` repeats them. No heading's id has a colon. */
export const markSheet = oncePerSite(
  () => html`<svg class="mark-sheet" width="0" height="0" aria-hidden="true">
${shapes.map((path, shape) => html`<symbol id="mark:${shape}" viewBox="0 0 16 16"><path fill-rule="evenodd" d="${path}"/></symbol>`)}<symbol id="mark:owner" viewBox="0 0 16 16"><path fill-rule="evenodd" d="${printersMark}"/></symbol><symbol id="mark:confirmed" viewBox="0 0 16 16"><path d="${tick}"/></symbol>
</svg>`,
)

export function markPart(avatar: string): SafeHtml {
  const [shape = '0', tone = '0'] = avatar.split('-')
  return html`<svg class="mark tone-${tone}" aria-hidden="true"><use href="#mark:${shape}"/></svg>`
}

export function badge(site: SiteFacts, kind: 'owner' | 'confirmed'): SafeHtml {
  const { conversation, punctuation } = textsFor(site.language).texts
  const says = conversation[kind]
  // The space keeps the mark on the line of the name's last word, however long the name is.
  return html`<span class="${kind}" title="${says}">\u00a0<svg aria-hidden="true"><use href="#mark:${kind}"/></svg><span class="visually-hidden">${punctuation.comma}${says}</span></span>`
}
