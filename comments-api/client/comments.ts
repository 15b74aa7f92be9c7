import { showNewer } from './show-comments.ts'
import { findThread } from './thread-on-page.ts'
import { openWritingOnDemand } from './writing-on-demand.ts'

export async function openConversation(section: HTMLElement): Promise<void> {
  const thread = findThread(section)
  if (thread === null) return
  openWritingOnDemand(thread)
  await showNewer(thread)
}
