import type { WireComment } from '../../contract/thread.ts'
import { findComment, type ThreadOnPage } from '../thread-on-page.ts'

/** Shows one that its author has just written; `mark` runs before the reader sees it. */
export async function showOwn(
  thread: ThreadOnPage,
  comment: WireComment,
  mark?: (article: HTMLElement) => void,
): Promise<HTMLElement | null> {
  // If this fails to load, the comment has arrived all the same, and the form says so.
  const drawing = await import('../reading/place-comment.ts').catch(() => null)
  const find = () => findComment(thread, comment.id)
  // The service may meanwhile have sent it as approved.
  if (find() !== null) return find()
  drawing?.placeComments(thread, [comment], () => {
    const article = find()
    if (article) mark?.(article)
  })
  return find()
}
