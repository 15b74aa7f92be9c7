import { retryButton } from '../buttons.ts'
import * as texts from '../texts/en/older.ts'
import { findMore, leadTo, type ThreadOnPage } from '../thread-on-page.ts'
import { fetchAnswer } from './newer.ts'
import { placeComments } from './place-comment.ts'

/** A link may lead to something even older; and a broken service may say `next` for ever. */
const mostPages = 50

/** Replaces the link by the thread's next page, and takes the reader to its first comment. */
export async function showOlder(thread: ThreadOnPage): Promise<void> {
  const more = findMore(thread)
  if (more === null || more.ariaBusy) return
  more.ariaBusy = 'true'
  const added = await addSome(thread, more)
  more.ariaBusy = null
  if (added.length > 0) leadTo(added[0]?.querySelector('article') ?? null)
}

/** Goes to the comment that the address names, after loading as many pages as it takes. */
export async function findLinked(thread: ThreadOnPage): Promise<void> {
  const find = () => thread.root.getElementById(location.hash.slice(1))
  for (let count = 0; count < mostPages && find() === null; count += 1) {
    const more = findMore(thread)
    if (!more?.dataset['cursor'] || (await addPage(thread, more)) === null) break
  }
  leadTo(find())
}

/** A page may hold nothing but replies to even older comments: those wait, and the next page is loaded. */
export async function addSome(
  thread: ThreadOnPage,
  more: HTMLElement,
): Promise<readonly Element[]> {
  for (let count = 0; count < mostPages && more.isConnected; count += 1) {
    const added = await addPage(thread, more)
    if (added === null) offerRetry(thread, more)
    if (added === null || added.length > 0) return added ?? []
  }
  return []
}

async function addPage(
  thread: ThreadOnPage,
  more: HTMLElement,
): Promise<readonly Element[] | null> {
  const answer = await fetchAnswer(thread.action, { cursor: String(more.dataset['cursor']) })
  if (answer === null) return null
  thread.ahead = answer.now - Date.now()
  more.parentElement?.querySelector('[role=status]')?.remove()
  const { next } = answer
  if (next) Object.assign(more.dataset, { cursor: next, oldest: next })
  else more.parentElement?.remove()
  return placeComments(thread, answer.comments)
}

function offerRetry(thread: ThreadOnPage, more: HTMLElement): void {
  more.parentElement?.querySelector('[role=status]')?.remove()
  const note = document.createElement('span')
  note.role = 'status'
  more.after(' ', note)
  note.append(
    texts.olderAway,
    ' ',
    retryButton(() => {
      // The button will be gone.
      more.focus()
      void showOlder(thread)
    }),
  )
}
