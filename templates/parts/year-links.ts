import type { ArchivePage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageWithin } from './direction.ts'

/** A few years are found by scrolling. */
const leastYears = 4

export function yearLinks(site: SiteFacts, years: ArchivePage['years']): SafeHtml | false {
  if (years.length < leastYears) return false
  const { texts, language } = textsFor(site.language)
  return html`<nav class="year-links" aria-label="${texts.lists.years}"${languageWithin(language, site.language)}><ul>${years.map(
    ({ year }) => html`<li><a href="#year-${year}">${year}</a></li>`,
  )}</ul></nav>`
}
