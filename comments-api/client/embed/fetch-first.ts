import { type Answer, fetchAnswer, fetchNewer } from '../reading/newer.ts'
import { placeComments } from '../reading/place-comment.ts'
import type { Fetch } from '../reading/show-comments.ts'
import { findMore, type ThreadOnPage } from '../thread-on-page.ts'

/**
 * Places the newest comments as a build would, above the skeleton's link to older ones, which loads those in its place.
 * From then on only what is newer is fetched.
 */
export function fetchingFirst(section: HTMLElement): Fetch {
  const more = section.querySelector<HTMLElement>('.more')
  more?.remove()
  return async thread => {
    // The service has answered.
    if (thread.epoch) return fetchNewer(thread)
    const answer = await fetchAnswer(thread.action, {})
    if (answer === null) return null
    await place(thread, answer, more)
    return { ...answer, comments: [] }
  }
}

async function place(thread: ThreadOnPage, answer: Answer, more: HTMLElement | null) {
  const { comments, count, next } = answer
  Object.assign(thread, { count })
  if (next) offerOlder(thread, more, next)
  const placed = placeComments(thread, comments)
  if (!findMore(thread) || placed.length > 0) return
  // Nothing but replies to older comments, which have to wait for these.
  const older = await import('../reading/older.ts').catch(() => null)
  await older?.addSome(thread)
}

/** At the far end, where order-switch.ts keeps it. */
function offerOlder({ list, order }: ThreadOnPage, more: HTMLElement | null, cursor: string): void {
  Object.assign(more?.querySelector('a')?.dataset ?? {}, { cursor, oldest: cursor })
  if (more) list[order === 'newest' ? 'after' : 'before'](more)
}
