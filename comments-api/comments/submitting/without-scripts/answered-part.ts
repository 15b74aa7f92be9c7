import { html, type SafeHtml, trustHtml } from '../../../../templates/html.ts'
import type { Comment } from '../../comment.ts'
import type { Thread } from '../../threads/thread.ts'

/** The comment that is replied to, above the form for readers without scripts. */
export function answeredPart(thread: Thread, comment: Comment, address: string): SafeHtml {
  const { author, createdAt, html: words, id } = comment
  return html`<article class="answered">
<p class="byline"><bdi class="author">${author.name}</bdi> <a href="${address}#comment-${id}"><time datetime="${createdAt}">${thread.printDay(createdAt)}</time></a></p>
<div class="words" dir="auto">${trustHtml(words)}</div>
</article>`
}
