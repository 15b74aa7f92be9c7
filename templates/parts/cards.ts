import type { Card } from '../../generator/plan/showing/cards.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageWithin } from './direction.ts'
import { nothingYet } from './nothing-yet.ts'
import { postTitle } from './post-title.ts'
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
    html`<li class="h-entry">${whenPart(card.date, false, 'dt-published')} <span>${lineLink(site, card)}${markOf(site, card, site.language)} ${responsesLink(site, card)}</span></li>\n`,
)}</ol>`
}

function cardPart(site: SiteFacts, card: Card): SafeHtml {
  const own = ownWords(site, card)
  return html`<li><article class="card h-entry">
<h2${own}><a class="p-name u-url" href="${card.url}">${card.title}</a>${markOf(site, card, card.language)}</h2>
<p class="card-date">${whenPart(card.date, false, 'dt-published')}</p>
${card.summary !== '' && html`<p class="card-summary p-summary"${own}>${card.summary}</p>`}
<div class="card-facts">${tagLinks(site, card.tags)} ${responsesLink(site, card)}</div>
</article></li>
`
}

/** Title and summary stand on the side from which they are read. */
function ownWords(site: SiteFacts, { language }: Card): SafeHtml {
  return languageWithin(language, site.language) || html` dir="auto"`
}

function lineLink(site: SiteFacts, card: Card): SafeHtml {
  return html`<a class="p-name u-url" href="${card.url}">${postTitle(card, site.language)}</a>`
}

function markOf(site: SiteFacts, { unpublished }: Card, around: string): SafeHtml | false {
  return unpublished !== null && unpublishedMark(site, unpublished, around)
}

function responsesLink(site: SiteFacts, card: Card): SafeHtml | false {
  if (card.responses === null || card.responses === 0) return false
  const { texts, language } = textsFor(site.language)
  return html`<a class="card-responses" href="${card.url}#conversation"${languageWithin(language, site.language)}>${texts.conversation.responses(card.responses)}</a>`
}
