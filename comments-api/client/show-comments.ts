import type { WireComment } from '../contract/thread.ts'
import { showCount } from './count.ts'
import { fetchNewer } from './newer.ts'
import { placeComment } from './place-comment.ts'
import { keepingReadingPlace } from './reading-place.ts'
import { retryButton } from './retry-button.ts'
import * as texts from './texts/en/reading.ts'
import type { ThreadOnPage } from './thread-on-page.ts'
import { clearTombstones } from './tombstones.ts'

/** Asks once what the page does not have yet, and shows it. */
export async function showNewer(thread: ThreadOnPage): Promise<void> {
  const comments = await fetchNewer(thread)
  if (comments === null) {
    offerRetry(thread)
    return
  }
  const target = thread.root.querySelector(':target')
  keepingReadingPlace(thread, () => {
    // The wire has the newest first; a reply needs what it answers to be there before it.
    const added = comments.toReversed().filter(comment => placeComment(thread, comment))
    clearTombstones(thread)
    if (comments.length > 0) showCount(thread)
    const visible = added.filter(comment => comment.status === 'approved').length
    thread.status.replaceChildren(visible > 0 ? texts.newResponses(visible) : '')
  })
  if (target === null) jumpToArrived(thread)
}

/** One more, that its author has just written. */
export function showOwn(thread: ThreadOnPage, comment: WireComment): void {
  placeComment(thread, comment)
  showCount(thread)
}

/** The reader followed a link to a comment that came only now. */
function jumpToArrived({ root }: ThreadOnPage): void {
  if (!location.hash.startsWith('#comment-')) return
  root.getElementById(location.hash.slice(1))?.scrollIntoView()
}

function offerRetry(thread: ThreadOnPage): void {
  const retry = retryButton(() => void showNewer(thread))
  thread.status.replaceChildren(texts.newerAway, ' ', retry)
}
