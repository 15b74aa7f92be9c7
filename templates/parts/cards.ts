import type { Card } from '../../generator/plan/showing/cards.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageWithin } from './direction.ts'
import { nothingYet } from './nothing-yet.ts'
import { tagLinks } from './tag-links.ts'
import { unpublishedMark } from './unpublished.ts'
import { whenPart } from './when.ts'

/** Posts as home and a tag's page list them: with their summaries. */
export function cardList(site: SiteFacts, cards: readonly Card[]): SafeHtml {
  if (cards.length === 0) return nothingYet(site)
  return html`<ol class="cards">
${cards.map(card => cardPart(site, card))}</ol>`
}

/** Posts as the archive lists them: a line each. */
export function cardLines(site: SiteFacts, cards: readonly Card[]): SafeHtml {
  return html`<ol class="lines">
${cards.map(
  card =>
    html`<li class="h-entry">${whenPart(card.date, false, 'dt-published')} <span>${cardLink(card)}${markOf(site, card)} ${responsesLink(site, card)}</span></li>\n`,
)}</ol>`
}

function cardPart(site: SiteFacts, card: Card): SafeHtml {
  return html`<li><article class="card h-entry">
<h2>${cardLink(card)}${markOf(site, card)}</h2>
<p class="card-date">${whenPart(card.date, false, 'dt-published')}</p>
${card.summary !== '' && html`<p class="card-summary p-summary" dir="auto">${card.summary}</p>`}
<div class="card-facts">${tagLinks(site, card.tags)} ${responsesLink(site, card)}</div>
</article></li>
`
}

function cardLink(card: Card): SafeHtml {
  return html`<a class="p-name u-url" href="${card.url}"><bdi>${card.title}</bdi></a>`
}

function markOf(site: SiteFacts, { unpublished }: Card): SafeHtml | false {
  return unpublished !== null && unpublishedMark(site, unpublished)
}

function responsesLink(site: SiteFacts, card: Card): SafeHtml | false {
  if (card.responses === null || card.responses === 0) return false
  const { texts, language } = textsFor(site.language)
  return html`<a class="card-responses" href="${card.url}#conversation"${languageWithin(language, site.language)}>${texts.conversation.responses(card.responses)}</a>`
}
