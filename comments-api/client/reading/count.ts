import * as texts from '../texts/en/reading.ts'
import { findMore, type ThreadOnPage } from '../thread-on-page.ts'

/**
 * Updates the count wherever the page shows it: how many comments are on the page or, in a long thread, how many the
 * service counted.
 */
export function countResponses(thread: ThreadOnPage): void {
  const { root, form, list } = thread
  const present = list.querySelectorAll('.comment:not(.tombstone, .held)')
  const isPart = findMore(thread) || thread.rest
  const count = isPart ? Number(thread.count) : present.length
  const isEmpty = count === 0
  const link = root.getElementById('to-conversation')
  root
    .getElementById('response-count')
    ?.replaceChildren(isEmpty ? texts.noResponses : texts.responses(count))
  root.getElementById('responses-to')?.toggleAttribute('hidden', isEmpty)
  link?.replaceChildren(isEmpty ? texts.leaveReply : texts.responses(count))
  link?.setAttribute('href', isEmpty && form ? '#reply' : '#conversation')
  present.forEach((comment, index) => {
    comment.querySelector('.place')?.replaceChildren(texts.place(index + 1, present.length))
  })
}
