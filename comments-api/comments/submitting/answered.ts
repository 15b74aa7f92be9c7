import { html, type SafeHtml, trustHtml } from '../../../templates/html.ts'
import { CommentId } from '../../contract/ids.ts'
import type { Database } from '../../storage/database.ts'
import type { Comment } from '../comment.ts'
import { findComment } from '../store.ts'
import type { Thread } from '../threads/thread.ts'

/**
 * A comment that can be answered: one that readers see. What waits,
 * is spam or was deleted is for them as if it had never been.
 */
export async function findAnswered(
  database: Database,
  thread: Thread,
  to: string,
): Promise<Comment | null> {
  const id = CommentId.safeParse(to)
  const comment = id.success ? await findComment(database, id.data) : null
  return comment?.status === 'approved' && comment.thread === thread.id ? comment : null
}

/** As it stands above the form, for a reader without scripts. */
export function answeredPart(thread: Thread, comment: Comment, address: string): SafeHtml {
  const { author, createdAt, html: words, id } = comment
  return html`<article class="answered">
<p class="byline"><bdi class="author">${author.name}</bdi> <a href="${address}#comment-${id}"><time datetime="${createdAt}">${thread.printDay(createdAt)}</time></a></p>
<div class="words" dir="auto">${trustHtml(words)}</div>
</article>`
}
