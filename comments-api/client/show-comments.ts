import { tellTimes } from './ago.ts'
import { type Answer, fetchNewer } from './newer.ts'
import { retryButton } from './retry-button.ts'
import { settle } from './settle.ts'
import * as texts from './texts/en/reading.ts'
import type { ThreadOnPage } from './thread-on-page.ts'

type Drawing = {
  readonly placeAnswer: (thread: ThreadOnPage, answer: Answer) => readonly Element[]
}

const leastBetween = 30_000

/** Asks for what the page does not have yet, and keeps its times true: now, when its tab is shown again, and when the reader comes back to it. */
export function keepFresh(thread: ThreadOnPage): Promise<void> {
  let asking: Promise<void> | undefined
  let askedAt = 0
  let ticking: ReturnType<typeof setInterval> | undefined
  const ask = () => {
    askedAt = Date.now()
    asking ??= showNewer(thread, ask).finally(() => {
      asking = undefined
    })
    return asking
  }
  const look = () => {
    // No clock ticks where nobody looks.
    clearInterval(ticking)
    if (document.hidden) return
    tellTimes(thread)
    ticking = setInterval(tellTimes, 60_000, thread)
    if (Date.now() - askedAt > leastBetween) ask()
  }
  document.addEventListener('visibilitychange', look)
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) ask()
  })
  look()
  return ask()
}

export async function showNewer(thread: ThreadOnPage, retry: () => void): Promise<void> {
  const answer = await fetchNewer(thread)
  const drawing = answer && (await loadDrawing(answer))
  if (!answer || !drawing) {
    thread.status.replaceChildren(texts.newerAway, ' ', retryButton(retry))
    return
  }
  const { count, epoch, now, open, version } = answer
  Object.assign(thread, { count, epoch, version, ahead: now - Date.now() })
  const added = drawing.placeAnswer(thread, answer)
  settle(thread)
  for (const response of added) response.classList.add('new')
  thread.status.replaceChildren(added.length > 0 ? texts.newResponses(added.length) : '')
  if (!open) await closeForm(thread)
}

async function closeForm(thread: ThreadOnPage): Promise<void> {
  const { form } = thread
  if (!form) return
  const closing = await import('./closing.ts').catch(() => null)
  closing?.closeForm(thread, form)
}

/** Most readers find nothing new: what draws is fetched by those who do. */
async function loadDrawing({ comments, mentions }: Answer): Promise<Drawing | null> {
  try {
    if (mentions.length > 0) return await import('./show-mentions.ts')
    if (comments.length > 0) return await import('./place-comment.ts')
    return { placeAnswer: () => [] }
  } catch {
    return null
  }
}
