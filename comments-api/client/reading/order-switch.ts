import { findMore, type ThreadOnPage } from '../thread-on-page.ts'
import { arrange } from './arrange.ts'
import { countResponses } from './count.ts'

/** The newest or the oldest first, without asking anybody; what is beyond the page stays at its far end. */
export function openOrderSwitch(thread: ThreadOnPage): void {
  const { list, section } = thread
  const choices = section.querySelector('.order')
  const choose = () => {
    const chosen = choices?.querySelector<HTMLInputElement>(':checked')
    if (!chosen || chosen.value === thread.order) return
    thread.order = chosen.value
    const more = findMore(thread)?.parentElement
    if (more) list[list.previousElementSibling === more ? 'after' : 'before'](more)
    arrange(thread, list)
    countResponses(thread)
  }
  choices?.addEventListener('change', choose)
  // Browsers bring back what was chosen before the page was loaded anew.
  choose()
}
