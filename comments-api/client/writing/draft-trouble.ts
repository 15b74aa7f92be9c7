import { pressable } from '../buttons.ts'
import * as draftTexts from '../texts/en/draft.ts'
import type { Draft } from './draft.ts'

/** Another tab has newer words for the same thread: neither is overwritten until the reader says which to keep. */
export function askWhich(form: HTMLFormElement, draft: Draft): void {
  const status = form.querySelector('.form-status')
  const answer = (text: string, choose: () => void) =>
    pressable(text, () => {
      status?.replaceChildren()
      choose()
      form.querySelector('textarea')?.focus()
    })
  status?.replaceChildren(
    draftTexts.other,
    ' ',
    answer(draftTexts.takeOther, draft.takeOther),
    ' ',
    answer(draftTexts.keepThis, draft.keepThis),
  )
}

/** Some browsers are set to keep nothing, or have no room left. */
export function sayNotKept(form: HTMLFormElement): void {
  if (form.querySelector('#not-kept')) return
  const note = document.createElement('span')
  note.id = 'not-kept'
  note.append(` ${draftTexts.notKept}`)
  form.querySelector('#reply-body-hint')?.append(note)
}
