import { followLink, openOlderOnDemand } from './reading/older-on-demand.ts'
import { openOrderSwitch } from './reading/order-switch.ts'
import { type Fetch, keepFresh } from './reading/show-comments.ts'
import { findThread } from './thread-on-page.ts'
import { openWritingOnDemand } from './writing-on-demand.ts'

/** `fetch`: how to fetch the rest, if the page is on another site. */
export async function openConversation(section: HTMLElement, fetch?: Fetch): Promise<void> {
  const thread = findThread(section)
  if (!thread) return
  const led = thread.root.querySelector(':target')
  openWritingOnDemand(thread)
  openOrderSwitch(thread)
  openOlderOnDemand(thread)
  // A page without a form belongs to a closed thread: everything that was said is on it.
  if (thread.form) await keepFresh(thread, fetch)
  if (!led) followLink(thread)
}
