import type { ThreadOnPage } from '../thread-on-page.ts'

/** Removes deleted comments that have no replies left; the last first, since it may be another's only reply. */
export function clearTombstones({ list }: ThreadOnPage): void {
  for (const tombstone of [...list.querySelectorAll('.tombstone')].toReversed()) {
    const id = tombstone.id.replace('comment-', '')
    const response = tombstone.parentElement
    // Somebody is still writing a reply to it.
    const isAnswered = response?.querySelector(':scope > .reply-card') !== null
    if (isAnswered || list.querySelector(`[data-parent="${id}"]`) !== null) continue
    const replies = response?.parentElement
    response?.remove()
    if (replies?.matches('.replies:empty')) replies.remove()
  }
}
