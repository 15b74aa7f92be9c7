import type { MentionView } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'
import { webLink } from './web-link.ts'
import { whenPart } from './when.ts'

export function mentionList(mentions: readonly MentionView[]): SafeHtml | false {
  if (mentions.length === 0) return false
  return html`<section class="mentions" aria-labelledby="mentions-title">
<h3 id="mentions-title">Mentioned elsewhere</h3>
<ol>
${mentions.map(mentionPart)}</ol>
</section>`
}

function mentionPart(mention: MentionView): SafeHtml {
  const { author, excerpt } = mention
  return html`<li id="mention-${mention.id}">${author !== null && html`<bdi>${author}</bdi>, `}${webLink(mention.url, html`<bdi>${mention.title}</bdi>`)}, ${whenPart(mention.date)}${excerpt !== '' && html`<q dir="auto">${excerpt}</q>`}</li>
`
}
