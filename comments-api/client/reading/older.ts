import { retryButton } from '../buttons.ts'
import * as texts from '../texts/en/older.ts'
import { findMore, leadTo, type ThreadOnPage } from '../thread-on-page.ts'
import { fetchAnswer } from './newer.ts'
import { create, placeComments } from './place-comment.ts'

/** A link may lead to something even older; and a broken service may say `next` for ever. */
const mostPages = 50

/** Replaces the link by the thread's next page, and takes the reader to its first comment. */
export async function showOlder(thread: ThreadOnPage): Promise<void> {
  const more = findMore(thread)
  if (!more || more.ariaBusy) return
  more.ariaBusy = 'true'
  const added = await addSome(thread)
  more.ariaBusy = null
  leadTo(added?.[0]?.querySelector('article'))
}

/** Goes to the comment that the address names, after loading as many pages as it takes. */
export async function findLinked(thread: ThreadOnPage): Promise<void> {
  const find = () => thread.root.getElementById(location.hash.slice(1))
  if (!find()) await addPages(thread, find)
  leadTo(find())
}

/** A page may hold nothing but replies to even older comments: those wait, and the next page is loaded. */
export function addSome(thread: ThreadOnPage): Promise<readonly Element[] | null> {
  return addPages(thread, ([first]) => first)
}

/** Returns what the last page added; `null` if it could not be loaded, or if there is none. */
async function addPages(
  thread: ThreadOnPage,
  isEnough: (added: readonly Element[]) => unknown,
): Promise<readonly Element[] | null> {
  for (let left = mostPages; left; left -= 1) {
    const more = findMore(thread)
    const added = more && (await addPage(thread, more))
    if (!added || isEnough(added)) return added
  }
  return null
}

async function addPage(
  thread: ThreadOnPage,
  more: HTMLAnchorElement,
): Promise<readonly Element[] | null> {
  more.parentElement?.querySelector('[role=status]')?.remove()
  const { cursor } = more.dataset
  if (!cursor) return (await import('./take-page.ts')).takePage(thread, more)
  const answer = await fetchAnswer(thread.action, { cursor })
  if (!answer) return offerRetry(thread, more)
  thread.ahead = answer.now - Date.now()
  const { next } = answer
  if (next) Object.assign(more.dataset, { cursor: next, oldest: next })
  else more.parentElement?.remove()
  return placeComments(thread, answer.comments)
}

function offerRetry(thread: ThreadOnPage, more: HTMLElement): null {
  const note = create(more.parentElement ?? more, 'span', '')
  note.role = 'status'
  note.append(
    ' ',
    texts.olderAway,
    ' ',
    retryButton(() => {
      // The button will be gone.
      more.focus()
      void showOlder(thread)
    }),
  )
  return null
}
