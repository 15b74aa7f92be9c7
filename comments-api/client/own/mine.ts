import type { Arrived } from '../sending/send.ts'
import type { ThreadOnPage } from '../thread-on-page.ts'
import { holdComment, showHeld } from './held.ts'
import { offerChanges } from './offer-changes.ts'
import { keepOwn } from './own.ts'
import { showOwn } from './show-own.ts'

/** Shows what this browser's reader sent, as only they see it. */
export async function showMine(thread: ThreadOnPage): Promise<void> {
  await showHeld(thread)
  offerChanges(thread)
}

/** The comment has just arrived there. */
export async function receive(
  thread: ThreadOnPage,
  { kind, comment, token, until }: Arrived,
): Promise<HTMLElement | null> {
  if (token && until) {
    // The reader's clock may differ from the service's, even by years.
    const left = Date.parse(until) - Date.parse(comment.createdAt)
    keepOwn(thread, { id: comment.id, token, until: new Date(Date.now() + left).toJSON() })
  }
  if (kind === 'published') thread.count = String(Number(thread.count) + 1)
  const show = kind === 'held' ? holdComment : showOwn
  const article = await show(thread, comment)
  offerChanges(thread)
  return article
}
