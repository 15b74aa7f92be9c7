import { placeComments } from '../reading/place-comment.ts'
import type { Arrived } from '../sending/send.ts'
import { findComment, type ThreadOnPage } from '../thread-on-page.ts'
import { rememberHeld, showHeld } from './held.ts'
import { offerChanges } from './offer-changes.ts'
import { keepOwn } from './own.ts'

/** Shows what this browser's reader sent, as only they see it, also after it was drawn again. */
export function showMine(thread: ThreadOnPage): void {
  const { list } = thread
  showHeld(thread)
  offerChanges(thread)
  if (list.dataset['mine'] !== undefined) return
  list.dataset['mine'] = ''
  new MutationObserver(() => showMine(thread)).observe(list, { childList: true, subtree: true })
}

/** The comment has just arrived there. */
export function receive(
  thread: ThreadOnPage,
  { kind, comment, token, until }: Arrived,
): HTMLElement | null {
  if (token && until) {
    // The reader's clock may differ from the service's, even by years.
    const left = Date.parse(until) - Date.parse(comment.createdAt)
    keepOwn(thread, { id: comment.id, token, until: new Date(Date.now() + left).toJSON() })
  }
  if (kind === 'held') rememberHeld(thread, comment)
  else {
    thread.count = String(Number(thread.count) + 1)
    // The service may have sent it meanwhile.
    if (!findComment(thread, comment.id)) placeComments(thread, [comment])
  }
  showMine(thread)
  return findComment(thread, comment.id)
}
