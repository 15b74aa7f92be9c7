import type { ThreadOnPage } from '../thread-on-page.ts'
import { arrange } from './arrange.ts'
import { placeComments } from './place-comment.ts'
import { keepingReadingPlace } from './reading-place.ts'

/**
 * Moves what the next page of a long conversation has to this one: the service lists the newest first, so where the
 * oldest do, all of the conversation would have to come first. `null` if that page is away.
 */
export async function takePage(
  thread: ThreadOnPage,
  more: HTMLAnchorElement,
): Promise<readonly Element[] | null> {
  const page = await readPage(more.href)
  if (page === null) return null
  keepingReadingPlace(thread, () => {
    for (const response of page.querySelectorAll('#responses > .response')) {
      // What the build did not have yet may have been sent by the service.
      const isHere = thread.root.getElementById(String(response.firstElementChild?.id))
      if (!isHere) thread.list.append(response)
    }
    arrange(thread, thread.list)
  })
  const next = page.querySelector<HTMLAnchorElement>('a[rel=next]')
  if (next) more.href = next.href
  else more.parentElement?.remove()
  // What came since that page was built, and waited for it.
  return placeComments(thread, [])
}

/** A request for a document loads nothing that is in it, and is not restricted by Trusted Types, as `DOMParser` is. */
function readPage(url: string): Promise<Document | null> {
  return new Promise(resolve => {
    const request = new XMLHttpRequest()
    request.open('GET', url)
    request.responseType = 'document'
    request.timeout = 10_000
    request.onloadend = () => resolve(request.status === 200 ? request.response : null)
    request.send()
  })
}
