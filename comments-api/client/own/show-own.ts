import type { WireComment } from '../../contract/thread.ts'
import { findComment, type ThreadOnPage } from '../thread-on-page.ts'

/** One more, that its author has just written; `mark` is done before the reader sees it. */
export async function showOwn(
  thread: ThreadOnPage,
  comment: WireComment,
  mark?: (article: HTMLElement) => void,
): Promise<HTMLElement | null> {
  // Where it does not come, the comment has arrived all the same, and the form says so.
  const drawing = await import('../reading/place-comment.ts').catch(() => null)
  const find = () => findComment(thread, comment.id)
  // Meanwhile it may have come from the service, approved.
  if (find() !== null) return find()
  drawing?.placeComments(thread, [comment], () => {
    const article = find()
    if (article) mark?.(article)
  })
  return find()
}
