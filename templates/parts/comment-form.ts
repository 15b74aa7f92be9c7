import type { limits } from '../../comments-api/contract/submission.ts'
import type { Conversation } from '../../generator/plan/pages.ts'
import { html, type SafeHtml } from '../html.ts'

/** In characters; a browser counts the halves of an emoji, so its own limit is twice the text's. */
const most: typeof limits = { name: 60, email: 254, url: 500, body: 10_000 }

/** Where the conversation goes on: the form, or the sentence that there is none any more. */
export function replyPart(conversation: Conversation): SafeHtml {
  if (!conversation.open)
    return html`<p class="closed" id="reply">This conversation is closed. It can still be read.</p>`
  return html`<section class="reply-card" id="reply" aria-labelledby="reply-title">
<h3 id="reply-title">Leave a reply</h3>
${commentForm(conversation)}
</section>`
}

function commentForm({ action, reader }: Conversation): SafeHtml {
  return html`<form class="comment-form" id="comment-form" method="post" action="${action}">
<input type="hidden" name="parent" value="">
<p class="field field-body"><label for="reply-body">Your response</label>
<textarea id="reply-body" name="body" rows="7" required maxlength="${2 * most.body}" dir="auto" aria-describedby="reply-body-hint"></textarea>
<small id="reply-body-hint">*Emphasis*, **strength**, \`code\`, &gt; quotations, lists and links in Markdown.</small></p>
<p class="field"><label for="reply-name">Name</label>
<input id="reply-name" name="name" required maxlength="${most.name}" autocomplete="name" dir="auto"></p>
<p class="field"><label for="reply-email">E-mail <span class="optional">optional, never shown</span></label>
<input id="reply-email" name="email" type="email" maxlength="${most.email}" autocomplete="email"></p>
<p class="field"><label for="reply-url">Your own site <span class="optional">optional</span></label>
<input id="reply-url" name="url" type="url" maxlength="${most.url}" autocomplete="url" placeholder="https://"></p>
${trapField()}
<p class="send"><button type="submit">Send</button>
<span class="what-happens-next">Your first response is read by <bdi>${reader}</bdi> before it appears.</span>
<span class="form-status" role="status"></span></p>
</form>`
}

/** Hidden from eyes, keyboards and screen readers alike: whoever fills it is a program. */
function trapField(): SafeHtml {
  return html`<p class="trap" aria-hidden="true"><label for="reply-website">Leave this empty</label>
<input id="reply-website" name="website" tabindex="-1" autocomplete="off"></p>`
}
