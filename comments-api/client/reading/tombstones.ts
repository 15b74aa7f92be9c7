import type { ThreadOnPage } from '../thread-on-page.ts'

/** Removes deleted comments that have no replies left; the last first, since it may be another's only reply. */
export function clearTombstones({ list }: ThreadOnPage): void {
  for (const tombstone of [...list.querySelectorAll('.tombstone')].toReversed()) {
    const id = tombstone.id.slice('comment-'.length)
    const response = tombstone.parentElement
    // Or somebody is still writing one.
    const reply =
      response?.querySelector(':scope > .reply-card') ?? list.querySelector(`[data-parent="${id}"]`)
    if (reply) continue
    const replies = response?.parentElement
    response?.remove()
    if (replies?.matches('.replies:empty')) replies.remove()
  }
}
