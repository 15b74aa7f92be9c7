import type { Conversation } from '../../generator/plan/showing/conversation.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { absolute } from './absolute.ts'

type About = { readonly title: string; readonly canonical: string }

/**
 * Tells older blogs where to report that they link here: for people to copy, and for programs as RDF in a comment, as
 * the specification of TrackBack wants it. The `html` tag escapes ">" in a title, so no title ends the comment early.
 */
export function trackbackPart(
  site: SiteFacts,
  { title, canonical }: About,
  { trackback = null }: Pick<Conversation, 'trackback'>,
): SafeHtml | false {
  if (trackback === null) return false
  const address = absolute(site, trackback)
  const [about, ping] = [withoutDashes(canonical), withoutDashes(address)]
  const { conversation } = textsFor(site.language).texts
  return html`<p class="trackback">${conversation.trackback} <code>${address}</code></p>
<!--
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:trackback="http://madskills.com/public/xml/rss/module/trackback/">
<rdf:Description rdf:about="${about}" dc:identifier="${about}" dc:title="${withoutDashes(title)}" trackback:ping="${ping}" />
</rdf:RDF>
-->`
}

/**
 * XML allows no comment with two hyphens in it (https://www.w3.org/TR/xml/#sec-comments), and hosts such as "xn--…"
 * contain them.
 */
function withoutDashes(text: string): SafeHtml {
  const [first = '', ...others] = text.split('--')
  return html`${first}${others.map(part => html`-&#45;${part}`)}`
}
