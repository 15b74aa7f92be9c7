import type { PostPage } from '../../generator/plan/pages.ts'
import type { Conversation } from '../../generator/plan/showing/conversation.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import type { Texts } from '../texts/texts.ts'
import { textsFor } from '../texts/texts-for.ts'
import { languageWithin } from './direction.ts'
import { personLink } from './person-link.ts'
import { tagLinks } from './tag-links.ts'
import { whenPart } from './when.ts'

/** The line below a post's title, or beside it if there is a margin. */
export function postFacts(site: SiteFacts, page: PostPage): SafeHtml {
  const { author, conversation, updated } = page
  const { texts, language } = textsFor(site.language)
  // A post's own dates are in its own language, like its title.
  const own = languageWithin(page.language, language)
  return html`<div class="post-facts"${languageWithin(language, page.language)}>
${author.name !== site.author.name && html`<p class="post-author">${personLink(author)}</p>`}
<p class="post-date">${whenPart(page.date, own, 'dt-published')}</p>
${updated !== null && html`<p class="post-updated">${texts.post.updated(whenPart(updated, own, 'dt-updated'))}</p>`}
<p class="post-minutes">${texts.post.minutes(page.minutes)}</p>
${conversation !== null && toConversation(texts.conversation, conversation)}
${tagLinks(site, page.tags)}
</div>`
}

function toConversation(
  texts: Texts['conversation'],
  { count, open }: Conversation,
): SafeHtml | false {
  if (count > 0) return toConversationLink('#conversation', texts.responses(count))
  return open && toConversationLink('#reply', texts.leaveReply)
}

function toConversationLink(url: string, text: string): SafeHtml {
  return html`<p class="post-responses"><a id="to-conversation" href="${url}">${text}</a></p>`
}
