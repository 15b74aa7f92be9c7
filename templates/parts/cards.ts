import type { Card, Line } from '../../generator/plan/showing/cards.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageWithin } from './direction.ts'
import { nothingYet } from './nothing-yet.ts'
import { tagLinks } from './tag-links.ts'
import { unpublishedMark } from './unpublished.ts'
import { whenPart } from './when.ts'

/** Posts as on the home page and the pages of tags: with their summaries. */
export function cardList(site: SiteFacts, cards: readonly Card[]): SafeHtml {
  if (cards.length === 0) return nothingYet(site)
  return html`<ol class="cards">
${cards.map(card => cardPart(site, card))}</ol>`
}

/**
 * Posts as in the archive: one line each, in one template, since thousands of nested ones would take three times as
 * long.
 */
export function cardLines(site: SiteFacts, lines: readonly Line[]): SafeHtml {
  return html`<ol class="lines">
${lines.map(
  line =>
    html`<li class="h-entry"><time class="dt-published" datetime="${line.date.iso}">${line.date.text}</time> <span><a class="p-name u-url" href="${line.url}"><bdi${languageWithin(line.language, site.language)}>${line.title}</bdi></a>${markOf(site, line, site.language)} ${responsesLink(site, line)}</span></li>\n`,
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

/** Title and summary are aligned to the side from which they are read. */
function ownWords(site: SiteFacts, { language }: Card): SafeHtml {
  return languageWithin(language, site.language) || html` dir="auto"`
}

function markOf(site: SiteFacts, { unpublished }: Line, around: string): SafeHtml | false {
  return unpublished !== null && unpublishedMark(site, unpublished, around)
}

function responsesLink(site: SiteFacts, line: Line): SafeHtml | false {
  if (line.responses === null || line.responses === 0) return false
  const { texts, language } = textsFor(site.language)
  return html`<a class="card-responses" href="${line.url}#conversation"${languageWithin(language, site.language)}>${texts.conversation.responses(line.responses)}</a>`
}
