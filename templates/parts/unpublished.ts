import type { Unpublished } from '../../generator/plan/showing/cards.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import type { Texts } from '../texts/texts.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageWithin } from './direction.ts'
import { whenPart } from './when.ts'

/** Above a page that only a preview shows. */
export function unpublishedNote(
  site: SiteFacts,
  page: { readonly language: string },
  unpublished: Unpublished,
): SafeHtml {
  const { texts, language } = textsFor(site.language)
  const label = `${texts.unpublished[unpublished.kind]}${texts.punctuation.stop}`
  return html`<p class="unpublished-note" role="note"${languageWithin(language, page.language)}><strong>${label}</strong> ${explain(texts.unpublished, unpublished, languageWithin(site.language, language))}</p>`
}

/** Beside a title in a list, among words in the language `around`. */
export function unpublishedMark(site: SiteFacts, { kind }: Unpublished, around: string): SafeHtml {
  const { texts, language } = textsFor(site.language)
  return html` <span class="unpublished-mark"${languageWithin(language, around)}>${texts.unpublished[kind]}</span>`
}

function explain(
  texts: Texts['unpublished'],
  unpublished: Unpublished,
  dateLanguage: SafeHtml | false,
): SafeHtml {
  switch (unpublished.kind) {
    case 'draft':
      return html`${texts.always}`
    case 'scheduled':
      return texts.until(whenPart(unpublished.from, dateLanguage))
    case 'expired':
      return texts.since(whenPart(unpublished.since, dateLanguage))
  }
}
