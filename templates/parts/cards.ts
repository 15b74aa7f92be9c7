import type { Card } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'
import { responsesLabel } from './responses-label.ts'
import { tagLinks } from './tag-links.ts'
import { unpublishedMark } from './unpublished.ts'
import { whenPart } from './when.ts'

/** Posts as home and a tag's page list them: with their summaries. */
export function cardList(cards: readonly Card[]): SafeHtml {
  return html`<ol class="cards">
${cards.map(cardPart)}</ol>`
}

/** Posts as the archive lists them: a line each. */
export function cardLines(cards: readonly Card[]): SafeHtml {
  return html`<ol class="lines">
${cards.map(
  card =>
    html`<li>${whenPart(card.date)} <span>${cardLink(card)}${markOf(card)} ${responsesLink(card)}</span></li>\n`,
)}</ol>`
}

function cardPart(card: Card): SafeHtml {
  return html`<li><article class="card">
<h2>${cardLink(card)}${markOf(card)}</h2>
<p class="card-date">${whenPart(card.date)}</p>
${card.summary !== '' && html`<p class="card-summary" dir="auto">${card.summary}</p>`}
<div class="card-facts">${tagLinks(card.tags)} ${responsesLink(card)}</div>
</article></li>
`
}

function cardLink(card: Card): SafeHtml {
  return html`<a href="${card.url}"><bdi>${card.title}</bdi></a>`
}

function markOf({ unpublished }: Card): SafeHtml | false {
  return unpublished !== null && unpublishedMark(unpublished)
}

function responsesLink(card: Card): SafeHtml | false {
  if (card.responses === null || card.responses === 0) return false
  return html`<a class="card-responses" href="${card.url}#conversation">${responsesLabel(card.responses)}</a>`
}
