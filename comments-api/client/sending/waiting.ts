import { keyFor } from '../keys.ts'
import { pressable } from '../retry-button.ts'
import * as waitingTexts from '../texts/en/waiting.ts'
import * as writingTexts from '../texts/en/writing.ts'
import { leadTo } from '../thread-on-page.ts'
import { fillEmpty } from '../writing/fields.ts'
import type { Desk } from '../writing/writing.ts'
import { type Actions, drawUnsent, idOf } from './draw-unsent.ts'
import { fetchStamp } from './form-stamp.ts'
import { type Outcome, type Submission, sendComment } from './send.ts'
import { showArrived } from './show-arrived.ts'
import {
  dropUnsent,
  isSentAlone,
  keepUnsent,
  listUnsent,
  sentAloneFor,
  type Unsent,
} from './unsent.ts'

/** Takes over what could not be sent, and leads its author to it. */
export type Wait = (submission: Submission) => void

type Board = { readonly desk: Desk; readonly list: HTMLElement; readonly show: () => void }

const second = 1_000
const staleAfter = 12 * 60 * 60 * second
const pauses = { first: 15 * second, longest: 600 * second }

/** Sends what waits when the browser is online again, when its tab is shown again, and now and then. */
export function openWaiting(desk: Desk): Wait {
  const { thread } = desk
  const board = openBoard(desk, unsent => void sendNow(unsent))
  let pause = pauses.first
  let timer: ReturnType<typeof setTimeout> | undefined
  const trySoon = (milliseconds: number) => {
    clearTimeout(timer)
    // Later nothing is sent alone. Browsers count in 32 bits, and do at once what they are told to do after 24 days.
    timer = setTimeout(tryAll, Math.min(Math.max(milliseconds, pause), sentAloneFor))
    pause = Math.min(pause * 2, pauses.longest)
  }
  const sendNow = async (unsent: Unsent) => {
    const outcome = await sendAlone(board, unsent)
    if (outcome) leadTo(await settleOutcome(board, unsent, outcome))
    if (outcome?.kind === 'away') trySoon(0)
  }
  const tryAll = async () => {
    for (const unsent of listUnsent(thread).filter(isSentAlone)) {
      const outcome = await sendAlone(board, unsent)
      if (outcome) await settleOutcome(board, unsent, outcome)
      if (outcome?.kind === 'too-fast') return trySoon(outcome.seconds * second)
      if (outcome === null || outcome.kind === 'away') return trySoon(0)
    }
  }
  const tryNow = () => {
    pause = pauses.first
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
    board.show()
    leadTo(thread.root.getElementById(idOf(unsent)))
    trySoon(0)
  }
}

function openBoard(desk: Desk, sendNow: Actions['sendNow']): Board {
  const { thread } = desk
  const list = document.createElement('ol')
  list.className = 'replies'
  const show = () => {
    const unsent = listUnsent(thread)
    list.replaceChildren(...unsent.map(each => drawUnsent(thread, each, actions)))
    list.hidden = unsent.length === 0
  }
  const actions: Actions = {
    sendNow,
    edit: unsent => {
      takeBack(desk, unsent.submission)
      dropUnsent(thread, unsent)
      show()
    },
    withdraw: unsent => {
      const undo = pressable(waitingTexts.undo, () => {
        keepUnsent(thread, unsent)
        desk.status.replaceChildren()
        show()
        leadTo(thread.root.getElementById(idOf(unsent)))
      })
      dropUnsent(thread, unsent)
      show()
      desk.status.replaceChildren(waitingTexts.withdrawn, ' ', undo)
      undo.focus()
    },
  }
  thread.list.after(list)
  // Of the same in another tab.
  addEventListener('storage', ({ key }) => {
    if (key === keyFor('unsent', thread.thread)) show()
  })
  show()
  return { desk, list, show }
}

/** Puts the words back into the form, before whatever is being written there. */
function takeBack({ body, form, turnTo }: Desk, { author, ...sent }: Submission): void {
  for (const name of ['subscribe', 'latestPost'] as const) {
    const box = form.elements.namedItem(name)
    if (box instanceof HTMLInputElement) box.checked = sent[name]
  }
  fillEmpty(form, ['name', 'email', 'url'], author)
  body.value = body.value === '' ? sent.body : `${sent.body}\n\n${body.value}`
  turnTo(sent.parent ?? '')
  body.focus()
}

/** One tab at a time; `null` where another is at it, or was, and it no longer waits. */
async function sendAlone(board: Board, { since }: Unsent): Promise<Outcome | null> {
  const { thread } = board.desk
  const send = async () => {
    const unsent = listUnsent(thread).find(each => each.since === since)
    return unsent ? sendOne(board, unsent) : null
  }
  // Where there are no locks, the service still stores the same words once.
  if (!navigator.locks) return send()
  const name = keyFor('unsent', thread.thread)
  return navigator.locks.request(name, { ifAvailable: true }, lock => (lock ? send() : null))
}

async function sendOne({ desk }: Board, unsent: Unsent): Promise<Outcome> {
  const { action, root } = desk.thread
  const note = root.querySelector(`#${idOf(unsent)} .held-note`) ?? desk.status
  note.replaceChildren(writingTexts.sending)
  const isStale = Date.now() - unsent.since > staleAfter
  const form = isStale
    ? { ...unsent.submission.form, stamp: await fetchStamp(action) }
    : unsent.submission.form
  return sendComment(action, { ...unsent.submission, form }, note)
}

/** Says where its author finds it now. */
async function settleOutcome(
  { desk, show }: Board,
  unsent: Unsent,
  outcome: Outcome,
): Promise<HTMLElement | null> {
  const { thread } = desk
  const isOver = outcome.kind !== 'away' && outcome.kind !== 'too-fast'
  if (outcome.kind === 'refused') keepUnsent(thread, { ...unsent, isRefused: true })
  else if (isOver) dropUnsent(thread, unsent)
  show()
  return isOver && outcome.kind !== 'refused'
    ? showArrived(desk, outcome)
    : thread.root.getElementById(idOf(unsent))
}
