import type { Link, SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageWithin } from './direction.ts'

export function tagLinks(site: SiteFacts, tags: readonly Link[]): SafeHtml | false {
  if (tags.length === 0) return false
  const { texts, language } = textsFor(site.language)
  const own = languageWithin(site.language, language)
  return html`<ul class="tags" aria-label="${texts.lists.tags}"${languageWithin(language, site.language)}>${tags.map(
    tag =>
      html`<li><a class="p-category" href="${tag.url}" rel="tag"><bdi${own}>${tag.title}</bdi></a></li>`,
  )}</ul>`
}
