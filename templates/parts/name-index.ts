import type { CountedName } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageWithin } from './direction.ts'
import { nothingYet } from './nothing-yet.ts'

export function nameIndex(site: SiteFacts, names: readonly CountedName[]): SafeHtml {
  if (names.length === 0) return nothingYet(site)
  const { texts, language } = textsFor(site.language)
  return html`<ul class="tag-index">
${names.map(
  ({ url, title, count }) =>
    html`<li><a href="${url}"><bdi>${title}</bdi></a> <span class="tag-count"${languageWithin(language, site.language)}>${texts.lists.posts(count)}</span></li>\n`,
)}</ul>`
}
