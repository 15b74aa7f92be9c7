import type { ThreadOnPage } from '../thread-on-page.ts'
import { tellTimes } from './ago.ts'
import { countResponses } from './count.ts'

/** After any change of what is on the page, what it says of itself is true again. */
export function settle(thread: ThreadOnPage): void {
  countResponses(thread)
  tellTimes(thread)
}
