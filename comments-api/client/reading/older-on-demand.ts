import { anew } from '../anew.ts'
import { findMore, type ThreadOnPage } from '../thread-on-page.ts'

/** Where the page has only a part of a long thread, the rest comes when it is asked for. */
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

/** To a comment to which the browser could not jump, since it is newer or older than what the page had. */
export async function followLink(thread: ThreadOnPage): Promise<void> {
  if (!/^#comment-/.test(location.hash) || thread.root.querySelector(':target')) return
  const older = await import('./older.ts').catch(anew<typeof import('./older.ts')>)
  older.findLinked(thread)
}
