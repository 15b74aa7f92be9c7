import type { NamesPage } from '../../generator/plan/pages.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { languageWithin } from '../parts/direction.ts'
import { nothingYet } from '../parts/nothing-yet.ts'
import { ownHeading } from '../parts/own-heading.ts'
import { textsFor } from '../texts/texts-for.ts'

const titles = { tags: 'tags', 'all-series': 'series', authors: 'authors' } as const

/** A page that lists all tags, all series or all authors. */
export function namesPage(site: SiteFacts, page: NamesPage): SafeHtml {
  const title = textsFor(site.language).texts.lists[titles[page.kind]]
  return basePage(
    site,
    { ...page, title },
    html`<div class="leaf">
${ownHeading(site, title)}
${page.names.length === 0 ? nothingYet(site) : namesList(site, page)}
</div>`,
  )
}

function namesList(site: SiteFacts, { names }: NamesPage): SafeHtml {
  const { texts, language } = textsFor(site.language)
  return html`<ul class="tag-index">
${names.map(
  ({ url, title, count }) =>
    html`<li><a href="${url}"><bdi>${title}</bdi></a> <span class="tag-count"${languageWithin(language, site.language)}>${texts.lists.posts(count)}</span></li>\n`,
)}</ul>`
}
