import type { limits } from '../../comments-api/contract/submission.ts'
import type { Conversation } from '../../generator/plan/showing/conversation.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'

/** In characters; a browser counts an emoji as two, so its own limit is twice ours. */
const most: typeof limits = { name: 60, email: 254, url: 500, body: 10_000 }

/** Where the conversation continues: the form, or a sentence saying that it is closed. */
export function replyPart(site: SiteFacts, conversation: Conversation): SafeHtml {
  const texts = textsFor(site.language).texts.conversation
  if (!conversation.open)
    return html`<p class="closed" id="reply">${closedText(site, conversation)}</p>`
  return html`<section class="reply-card" id="reply" aria-labelledby="reply-title">
<h3 id="reply-title">${texts.leaveReply}</h3>
${commentForm(site, conversation)}
</section>`
}

/** The client has it as well, in case a moderator closes the thread after the page was made. */
export function closedText(site: SiteFacts, { count }: Conversation): string {
  const { closed, closedEmpty } = textsFor(site.language).texts.conversation
  return count === 0 ? closedEmpty : closed
}

function commentForm(site: SiteFacts, conversation: Conversation): SafeHtml {
  const { form } = textsFor(site.language).texts
  const { action, reader, mails, latestPosts, toolbar } = conversation
  return html`<form class="comment-form" id="comment-form" method="post" action="${action}"${toolbar === false && html` data-toolbar="false"`}>
<input type="hidden" name="parent" value="">
<p class="field field-body"><label for="reply-body">${form.body}</label>
<textarea id="reply-body" name="body" rows="7" required maxlength="${2 * most.body}" dir="auto" aria-describedby="reply-body-hint"></textarea>
<small id="reply-body-hint">${form.hint}</small></p>
<p class="field"><label for="reply-name">${form.name}</label>
<input id="reply-name" name="name" required maxlength="${2 * most.name}" autocomplete="name" dir="auto"></p>
<p class="field"><label for="reply-email">${form.email} <span class="optional">${form.emailNote}</span></label>
<input id="reply-email" name="email" type="email" maxlength="${most.email}" autocomplete="email" dir="ltr"></p>
<p class="field"><label for="reply-url">${form.url} <span class="optional">${form.urlNote}</span></label>
<input id="reply-url" name="url" type="url" maxlength="${most.url}" autocomplete="url" dir="ltr" placeholder="https://"></p>
${trapField(form.trap)}
${mails === true && tickField('subscribe', form.subscribe)}${latestPosts === true && tickField('latestPost', form.latestPost)}<p class="send"><button type="submit">${form.send}</button>
<span class="what-happens-next">${form.next(html`<bdi>${reader}</bdi>`)}</span>
<span class="form-status" role="status"></span></p>
</form>`
}

/** Hidden from eyes, keyboards and screen readers alike: only a program fills it. */
function trapField(label: string): SafeHtml {
  return html`<p class="trap" aria-hidden="true"><label for="reply-website">${label}</label>
<input id="reply-website" name="website" tabindex="-1" autocomplete="off"></p>`
}

function tickField(name: string, label: string): SafeHtml {
  return html`<p class="tick"><input id="reply-${name}" name="${name}" type="checkbox"> <label for="reply-${name}">${label}</label></p>
`
}
