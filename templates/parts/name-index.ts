import type { Link, SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageWithin } from './direction.ts'
import { nothingYet } from './nothing-yet.ts'

/** What posts are sorted by, and how many each name has. */
export function nameIndex(
  site: SiteFacts,
  names: readonly (Link & { readonly count: number })[],
): SafeHtml {
  if (names.length === 0) return nothingYet(site)
  const { texts, language } = textsFor(site.language)
  return html`<ul class="tag-index">
${names.map(
  ({ url, title, count }) =>
    html`<li><a href="${url}"><bdi>${title}</bdi></a> <span class="tag-count"${languageWithin(language, site.language)}>${texts.lists.posts(count)}</span></li>\n`,
)}</ul>`
}
