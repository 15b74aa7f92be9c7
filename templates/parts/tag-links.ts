import type { Link } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'

export function tagLinks(tags: readonly Link[]): SafeHtml | false {
  if (tags.length === 0) return false
  return html`<ul class="tags" aria-label="Tags">${tags.map(
    tag => html`<li><a href="${tag.url}" rel="tag"><bdi>${tag.title}</bdi></a></li>`,
  )}</ul>`
}
