import { html, type SafeHtml } from '../html.ts'

/** An author of the blog itself; their address comes from `site.yaml`. */
export function personLink(author: {
  readonly name: string
  readonly url: string | null
}): SafeHtml {
  if (author.url === null) return html`<bdi>${author.name}</bdi>`
  return html`<a href="${author.url}" rel="author"><bdi>${author.name}</bdi></a>`
}
