import { retryButton } from '../buttons.ts'
import * as texts from '../texts/en/reading.ts'
import { leadTo, type ThreadOnPage } from '../thread-on-page.ts'
import { tellTimes } from './ago.ts'
import { type Answer, fetchNewer } from './newer.ts'
import { settle } from './settle.ts'

type Drawing = {
  readonly placeAnswer: (
    thread: ThreadOnPage,
    answer: Answer,
  ) => readonly Element[] | Promise<readonly Element[]>
}

/** Returns what the page does not have yet, or `null`. */
export type Fetch = (thread: ThreadOnPage) => Promise<Answer | null>

const leastBetween = 30_000

/**
 * Fetches what the page does not have yet and updates its times: now, when its tab is shown again, and when the reader
 * comes back to it.
 */
export function keepFresh(thread: ThreadOnPage, fetch?: Fetch): Promise<void> {
  let asking: Promise<void> | undefined
  let askedAt = 0
  const ask = () => {
    askedAt = Date.now()
    asking ??= showNewer(thread, ask, fetch).finally(() => {
      asking = undefined
    })
    return asking
  }
  const look = () => {
    // Another script may have moved on to another page.
    if (document.hidden || !thread.root.isConnected) return
    tellTimes(thread)
    if (Date.now() - askedAt > leastBetween) ask()
  }
  setInterval(tellTimes, 60_000, thread)
  document.addEventListener('visibilitychange', look)
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return
    askedAt = 0
    look()
  })
  look()
  return ask()
}

export async function showNewer(
  thread: ThreadOnPage,
  retry: () => void,
  fetch: Fetch = fetchNewer,
): Promise<void> {
  const answer = await fetch(thread)
  const drawing = answer && (await loadDrawing(thread, answer).catch(() => null))
  if (!answer || !drawing) {
    const retryFromHere = () => {
      // The button will be gone.
      leadTo(thread.status)
      retry()
    }
    thread.status.replaceChildren(texts.newerAway, ' ', retryButton(retryFromHere))
    return
  }
  const { count, epoch, now, open, version } = answer
  Object.assign(thread, { count, epoch, version, ahead: now - Date.now() })
  const added = await drawing.placeAnswer(thread, answer)
  settle(thread)
  for (const response of added) response.classList.add('new')
  thread.status.replaceChildren(added.length ? texts.newResponses(added.length) : '')
  if (open) return
  const closing = await import('./closing.ts').catch(() => null)
  closing?.closeForm(thread)
}

/** Most readers find nothing new: the code that draws is loaded only by those who do. */
async function loadDrawing(
  { rest }: ThreadOnPage,
  { comments, mentions }: Answer,
): Promise<Drawing> {
  // As many as a page of a long thread has. Thousands, after an import, would keep the browser busy for half a minute.
  if (rest || comments.length > 100) return import('./show-rest.ts')
  if (mentions.length) return import('./show-mentions.ts')
  if (comments.length) return import('./place-answer.ts')
  return { placeAnswer: () => [] }
}
