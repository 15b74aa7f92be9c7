import type { MentionView } from '../../generator/plan/showing/conversation.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import type { Texts } from '../texts/texts.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageWithin } from './direction.ts'
import { webLink } from './web-link.ts'
import { whenPart } from './when.ts'

export function mentionList(site: SiteFacts, mentions: readonly MentionView[]): SafeHtml | false {
  if (mentions.length === 0) return false
  const { conversation } = textsFor(site.language).texts
  return html`<section class="mentions" aria-labelledby="mentions-title">
<h3 id="mentions-title">${conversation.mentions}</h3>
<ol>
${mentions.map(mention => mentionPart(site, mention))}</ol>
</section>`
}

function mentionPart(site: SiteFacts, mention: MentionView): SafeHtml {
  const { author, excerpt } = mention
  const { texts, language } = textsFor(site.language)
  const { comma } = texts.punctuation
  const date = whenPart(mention.date, languageWithin(site.language, language), 'dt-published')
  const name = webLink(mention.url, nameOf(mention, texts.conversation.mentionKinds))
  return html`<li class="h-cite" id="mention-${mention.id}">${author !== null && html`<bdi class="p-author">${author}</bdi>${comma}`}${name}${comma}${date}${excerpt !== '' && html`<q class="p-content" dir="auto">${excerpt}</q>`}</li>
`
}

/** A like has no title: then it is named by what it does. */
function nameOf(
  { title, kind }: MentionView,
  kinds: Texts['conversation']['mentionKinds'],
): SafeHtml {
  return title === '' ? html`${kinds[kind]}` : html`<bdi class="p-name">${title}</bdi>`
}
