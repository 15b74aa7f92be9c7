import { followLink, openOlderOnDemand } from './reading/older-on-demand.ts'
import { openOrderSwitch } from './reading/order-switch.ts'
import { keepFresh } from './reading/show-comments.ts'
import { findThread } from './thread-on-page.ts'
import { openWritingOnDemand } from './writing-on-demand.ts'

export async function openConversation(section: HTMLElement): Promise<void> {
  const thread = findThread(section)
  if (!thread) return
  const led = thread.root.querySelector(':target')
  openWritingOnDemand(thread)
  openOrderSwitch(thread)
  openOlderOnDemand(thread)
  // A page without a form is of a closed thread: all that was said is on it.
  if (thread.form) await keepFresh(thread)
  if (!led) await followLink(thread)
}
