import { findMore, type ThreadOnPage } from '../thread-on-page.ts'
import { arrange } from './arrange.ts'
import { countResponses } from './count.ts'

/** Sorts by newest or oldest first without a request; the link to the rest of the thread stays at its far end. */
export function openOrderSwitch(thread: ThreadOnPage): void {
  const { list, section } = thread
  const choose = () => {
    const chosen = section.querySelector<HTMLInputElement>('.order :checked')
    if (!chosen || chosen.value === thread.order) return
    thread.order = chosen.value
    const more = findMore(thread)?.parentElement
    if (more) list[list.previousElementSibling === more ? 'after' : 'before'](more)
    arrange(thread, list)
    countResponses(thread)
  }
  section.addEventListener('change', choose)
  // Browsers restore the choice when a page is reloaded.
  choose()
}
