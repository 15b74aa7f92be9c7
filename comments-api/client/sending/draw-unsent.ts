import { pressable } from '../buttons.ts'
import * as waitingTexts from '../texts/en/waiting.ts'
import * as writingTexts from '../texts/en/writing.ts'
import { findComment, type ThreadOnPage } from '../thread-on-page.ts'
import { isSentAlone, type Kept, type Unsent } from './unsent.ts'

export type Actions = Readonly<Record<'sendNow' | 'edit' | 'withdraw', (unsent: Unsent) => void>>

/** Looks like a held comment, but with the words as they were typed: only the service renders Markdown. */
export function drawUnsent(thread: ThreadOnPage, unsent: Unsent, actions: Actions): HTMLElement {
  const { body, parent } = unsent.submission
  const response = create('li', 'response')
  const held = create('div', 'held')
  const note = create('p', 'held-note', noteOf(unsent))
  const words = create('div', 'words', body)
  const buttons = create('p', 'after-words')
  const answered = parent && findComment(thread, parent)?.querySelector('.author')?.textContent
  held.id = idOf(unsent)
  note.role = 'status'
  words.dir = 'auto'
  words.style.whiteSpace = 'pre-wrap'
  buttons.append(
    pressable(waitingTexts.sendNow, () => actions.sendNow(unsent)),
    pressable(waitingTexts.edit, () => actions.edit(unsent)),
    pressable(waitingTexts.withdraw, () => actions.withdraw(unsent)),
  )
  if (answered) held.append(create('p', 'in-reply-to', writingTexts.replyTo(answered)))
  held.append(note, words, buttons)
  response.append(held)
  return response
}

export function idOf({ since }: Kept): string {
  return `unsent-${since}`
}

function noteOf(unsent: Unsent): string {
  if (unsent.isRefused) return waitingTexts.notAccepted
  if (!isSentAlone(unsent)) return waitingTexts.tooOld
  return unsent.isStored ? waitingTexts.waits : waitingTexts.waitsHere
}

function create(name: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(name)
  element.className = className
  element.append(text)
  return element
}
