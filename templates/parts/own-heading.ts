import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageWithin } from './direction.ts'

/** Above a page that has no author: its title is in our words. */
export function ownHeading(site: SiteFacts, title: string): SafeHtml {
  const { language } = textsFor(site.language)
  return html`<header class="opening"><h1 class="p-name"${languageWithin(language, site.language)}>${title}</h1></header>`
}
