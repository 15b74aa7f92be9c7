import type { SiteFacts, TagsPage } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'
import { basePage } from '../layouts/base.ts'

export function tagsPage(site: SiteFacts, page: TagsPage): SafeHtml {
  return basePage(
    site,
    page,
    html`<div class="leaf">
<header class="opening"><h1>${page.title}</h1></header>
<ul class="tag-index">
${page.tags.map(
  tag =>
    html`<li><a href="${tag.url}"><bdi>${tag.title}</bdi></a> <span class="tag-count">${postsLabel(tag.count)}</span></li>\n`,
)}</ul>
</div>`,
  )
}

function postsLabel(count: number): string {
  return count === 1 ? '1 post' : `${count} posts`
}
