import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'

/**
 * The site's author for programs; people read the name at the foot of every page. https://microformats.org/wiki/h-card
 */
export function authorCard({ author }: SiteFacts): SafeHtml {
  return html`<span class="p-author h-card" hidden><a class="p-name u-url u-uid" href="${author.url ?? '/'}">${author.name}</a></span>`
}
