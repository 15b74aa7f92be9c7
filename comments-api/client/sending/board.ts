import { pressable } from '../buttons.ts'
import { keyFor } from '../keys.ts'
import * as waitingTexts from '../texts/en/waiting.ts'
import { leadTo } from '../thread-on-page.ts'
import { fillEmpty } from '../writing/fields.ts'
import type { Writing } from '../writing/writing.ts'
import { type Actions, drawUnsent, idOf } from './draw-unsent.ts'
import type { Submission } from './send.ts'
import { showStored } from './show-stored.ts'
import { dropUnsent, keepUnsent, listUnsent } from './unsent.ts'

/** Shows what waits to be sent, below the thread. */
export type Board = {
  readonly writing: Writing
  /** Draws it again if anything has changed, and leads to one of them, or else to where the reader was. */
  readonly show: (to?: string) => void
}

export function openBoard(writing: Writing, sendNow: Actions['sendNow']): Board {
  const { thread } = writing
  const list = document.createElement('ol')
  list.className = 'replies'
  const show = (to = list.querySelector('.held:focus-within')?.id) => {
    const drawn = listUnsent(thread).map(each => drawUnsent(thread, each, actions))
    list.hidden = !drawn.length
    if (drawn.map(each => each.textContent).join('') === list.textContent) return
    list.replaceChildren(...drawn)
    if (to) leadTo(thread.root.getElementById(to) ?? writing.status)
  }
  const actions: Actions = {
    sendNow,
    edit: unsent => {
      takeBack(writing, unsent.submission)
      dropUnsent(thread, unsent)
      show()
    },
    withdraw: unsent => {
      const undo = pressable(waitingTexts.undo, () => {
        keepUnsent(thread, unsent)
        writing.status.replaceChildren()
        show(idOf(unsent))
      })
      dropUnsent(thread, unsent)
      show()
      writing.status.replaceChildren(waitingTexts.withdrawn, ' ', undo)
      undo.focus()
    },
  }
  thread.list.after(list)
  // For the same words in another tab. When none are left, it has probably sent them.
  addEventListener('storage', ({ key }) => {
    if (key !== keyFor('unsent', thread.thread)) return
    show()
    if (list.hidden) void showStored(thread)
  })
  return { writing, show }
}

/** Puts the words back into the form, above whatever is being written there. */
function takeBack({ body, form, turnTo }: Writing, { author, ...sent }: Submission): void {
  for (const name of ['subscribe', 'latestPost'] as const) {
    const box = form.querySelector<HTMLInputElement>(`[name=${name}]`)
    if (box) box.checked = sent[name]
  }
  fillEmpty(form, ['name', 'email', 'url'], author)
  body.value = body.value === '' ? sent.body : `${sent.body}\n\n${body.value}`
  turnTo(sent.parent ?? '')
  body.focus()
}
