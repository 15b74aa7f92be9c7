import { leadTo } from '../thread-on-page.ts'
import type { Writing } from '../writing/writing.ts'
import { type Board, openBoard } from './board.ts'
import { idOf } from './draw-unsent.ts'
import type { Outcome, Submission } from './send.ts'
import { sendAlone } from './send-alone.ts'
import { showArrived } from './show-arrived.ts'
import {
  dropUnsent,
  isSentAlone,
  keepUnsent,
  listUnsent,
  sentAloneFor,
  type Unsent,
} from './unsent.ts'

/** Takes over what could not be sent, and takes its author to it. */
export type Wait = (submission: Submission) => void

const second = 1_000
const firstPause = 15 * second
const longestPause = 600 * second

/** Sends what waits when the browser is online again, when its tab is shown again, and now and then. */
export function openWaiting(writing: Writing): Wait {
  const { thread } = writing
  const board = openBoard(writing, unsent => void sendNow(unsent))
  let pause = firstPause
  let timer: ReturnType<typeof setTimeout> | undefined
  const trySoon = (milliseconds: number) => {
    clearTimeout(timer)
    // Nothing is sent by itself after this. Timers are counted in 32 bits, and fire at once if they are set for more
    // than 24 days.
    timer = setTimeout(tryAll, Math.min(Math.max(milliseconds, pause), sentAloneFor))
    pause = Math.min(pause * 2, longestPause)
  }
  const sendNow = async (unsent: Unsent) => {
    const outcome = await sendAlone(writing, unsent)
    if (outcome) leadTo(await settleOutcome(board, unsent, outcome))
    if (outcome?.kind === 'away') trySoon(0)
  }
  const tryAll = async () => {
    for (const unsent of listUnsent(thread).filter(isSentAlone)) {
      const outcome = await sendAlone(writing, unsent)
      if (outcome) await settleOutcome(board, unsent, outcome)
      if (outcome?.kind === 'too-fast') return trySoon(outcome.seconds * second)
      if (outcome === null || outcome.kind === 'away') return trySoon(0)
    }
  }
  const tryNow = () => {
    pause = firstPause
    // The reader may come back from a page that has sent some of it.
    board.show()
    void tryAll()
  }
  addEventListener('online', tryNow)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) tryNow()
  })
  tryNow()
  return submission => {
    const unsent = { since: Date.now(), submission, isRefused: false }
    keepUnsent(thread, unsent)
    board.show(idOf(unsent))
    trySoon(0)
  }
}

/** Says where its author finds it now. */
async function settleOutcome(
  { writing, show }: Board,
  unsent: Unsent,
  outcome: Outcome,
): Promise<HTMLElement | null> {
  const { thread } = writing
  if (outcome.kind === 'away' || outcome.kind === 'too-fast') return null
  if (outcome.kind === 'refused') keepUnsent(thread, { ...unsent, isRefused: true })
  else dropUnsent(thread, unsent)
  show()
  return outcome.kind === 'refused' ? null : showArrived(writing, outcome)
}
