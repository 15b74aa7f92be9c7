import { html, type SafeHtml } from '../html.ts'

/** An author of the blog, for people and as an h-card; their address comes from `site.yaml`. */
export function personLink(author: {
  readonly name: string
  readonly url: string | null
}): SafeHtml {
  if (author.url === null) return html`<bdi class="p-author h-card">${author.name}</bdi>`
  return html`<span class="p-author h-card"><a class="p-name u-url u-uid" href="${author.url}" rel="author"><bdi>${author.name}</bdi></a></span>`
}
