import { type HtmlValue, html, type SafeHtml } from '../html.ts'

/**
 * A link to an address that a stranger gave. The service has checked it already, but a page is the last place where
 * `javascript:` can be stopped, so it is checked again.
 */
export function webLink(url: string | null, text: HtmlValue): SafeHtml {
  if (url === null || !/^https?:\/\//i.test(url)) return html`${text}`
  return html`<a href="${url}" rel="nofollow ugc noopener">${text}</a>`
}
