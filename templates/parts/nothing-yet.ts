import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageWithin } from './direction.ts'

/** Shown instead of an empty list. */
export function nothingYet(site: SiteFacts): SafeHtml {
  const { texts, language } = textsFor(site.language)
  return html`<p class="nothing-yet"${languageWithin(language, site.language)}>${texts.lists.empty}</p>`
}
