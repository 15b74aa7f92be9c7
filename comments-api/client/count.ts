import * as texts from './texts/en/reading.ts'
import type { ThreadOnPage } from './thread-on-page.ts'

/** Says, wherever the page says it, how many responses can be counted on it: so it is always true. */
export function showCount({ root, list, form }: ThreadOnPage): void {
  const count = list.querySelectorAll('.comment:not(.tombstone, .held)').length
  const isEmpty = count === 0
  root
    .getElementById('response-count')
    ?.replaceChildren(isEmpty ? texts.noResponses : texts.responses(count))
  root.getElementById('responses-to')?.toggleAttribute('hidden', isEmpty)
  const link = root.getElementById('to-conversation')
  link?.replaceChildren(isEmpty ? texts.leaveReply : texts.responses(count))
  link?.setAttribute('href', isEmpty && form !== null ? '#reply' : '#conversation')
}
