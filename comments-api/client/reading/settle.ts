import type { ThreadOnPage } from '../thread-on-page.ts'
import { tellTimes } from './ago.ts'
import { countResponses } from './count.ts'

/** Call this after any change to the conversation: updates what the page says about it. */
export function settle(thread: ThreadOnPage): void {
  countResponses(thread)
  tellTimes(thread)
}
