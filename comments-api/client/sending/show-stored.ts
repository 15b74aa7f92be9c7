import { showNewer } from '../reading/show-comments.ts'
import type { ThreadOnPage } from '../thread-on-page.ts'

/** Looks for words that were stored without an answer to this page, and once more if the reader wants it. */
export function showStored(thread: ThreadOnPage): Promise<void> {
  return showNewer(thread, () => void showStored(thread))
}
