import type { paths } from '../../comments-api/contract/paths.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { absolute } from './absolute.ts'

const doors: Pick<typeof paths, 'webmention' | 'pingback'> = {
  webmention: '/api/webmention',
  pingback: '/api/pingback',
}

/**
 * Tells other sites where to report that they link to this page
 * (https://www.w3.org/TR/webmention/#sender-discovers-receiver-webmention-endpoint). Pingback needs an absolute
 * address.
 */
export function mentionLinks(site: SiteFacts): SafeHtml {
  return html`<link rel="webmention" href="${doors.webmention}">
<link rel="pingback" href="${absolute(site, doors.pingback)}">
`
}
