import type { SiteFacts, TagsPage } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'
import { languageWithin } from '../parts/direction.ts'
import { ownHeading } from '../parts/own-heading.ts'
import { textsFor } from '../texts/texts-for.ts'

export function tagsPage(site: SiteFacts, page: TagsPage): SafeHtml {
  const { texts, language } = textsFor(site.language)
  const title = texts.lists.tags
  return basePage(
    site,
    { ...page, title },
    html`<div class="leaf">
${ownHeading(site, title)}
<ul class="tag-index">
${page.tags.map(
  tag =>
    html`<li><a href="${tag.url}"><bdi>${tag.title}</bdi></a> <span class="tag-count"${languageWithin(language, site.language)}>${texts.lists.posts(tag.count)}</span></li>\n`,
)}</ul>
</div>`,
  )
}
