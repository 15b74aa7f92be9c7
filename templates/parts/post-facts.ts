import type { Conversation, PostPage, SiteFacts } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'
import { languageWithin } from './direction.ts'
import { personLink } from './person-link.ts'
import { responsesLabel } from './responses-label.ts'
import { tagLinks } from './tag-links.ts'
import { whenPart } from './when.ts'

/** What stands under a post's title, or beside it in the margin where there is one. */
export function postFacts(site: SiteFacts, page: PostPage): SafeHtml {
  const { author, conversation, updated } = page
  return html`<div class="post-facts"${languageWithin(site.language, page.language)}>
${author.name !== site.author.name && html`<p class="post-author">${personLink(author)}</p>`}
<p class="post-date">${whenPart(page.date)}</p>
${updated !== null && html`<p class="post-updated">Updated ${whenPart(updated)}</p>`}
<p class="post-minutes">${page.minutes === 1 ? '1 minute' : `${page.minutes} minutes`} to read</p>
${conversation !== null && toConversation(conversation)}
${tagLinks(page.tags)}
</div>`
}

function toConversation({ count, open }: Conversation): SafeHtml | false {
  if (count > 0) return toConversationLink('#conversation', responsesLabel(count))
  return open && toConversationLink('#reply', 'Leave a reply')
}

function toConversationLink(url: string, text: string): SafeHtml {
  return html`<p class="post-responses"><a id="to-conversation" href="${url}">${text}</a></p>`
}
