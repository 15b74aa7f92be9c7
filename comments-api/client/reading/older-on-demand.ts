import { anew } from '../anew.ts'
import { findMore, type ThreadOnPage } from '../thread-on-page.ts'

/** If the page has only a part of a long thread, the rest is loaded on request. */
export function openOlderOnDemand(thread: ThreadOnPage): void {
  thread.section.addEventListener('click', async event => {
    const more = findMore(thread)
    if (!more?.dataset['cursor'] || event.target !== more) return
    event.preventDefault()
    const older = await import('./older.ts').catch(anew<typeof import('./older.ts')>)
    older.showOlder(thread)
  })
  addEventListener('hashchange', () => followLink(thread))
}

/**
 * Goes to the comment in the address, which the browser could not find if it is newer or older than what is on the
 * page.
 */
export async function followLink(thread: ThreadOnPage): Promise<void> {
  if (!/^#comment-/.test(location.hash) || thread.root.querySelector(':target')) return
  const older = await import('./older.ts').catch(anew<typeof import('./older.ts')>)
  older.findLinked(thread)
}
