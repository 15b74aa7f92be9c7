import { fillEmpty, readFrom } from './fields.ts'
import { forget, keep, readFields } from './keep.ts'
import { draftKey } from './keys.ts'
import type { ThreadOnPage } from './thread-on-page.ts'

/** The e-mail address is not among them: it should not lie about on a shared machine. */
const keptFields = ['body', 'name', 'url', 'parent'] as const

export function keepDraft(thread: ThreadOnPage, form: HTMLFormElement): void {
  if (new FormData(form).get('body') === '') forgetDraft(thread)
  else keep(draftKey(thread.thread), readFrom(form, keptFields))
}

export function forgetDraft(thread: ThreadOnPage): void {
  forget(draftKey(thread.thread))
}

export function restoreDraft(thread: ThreadOnPage, form: HTMLFormElement): void {
  fillEmpty(form, keptFields, readFields(draftKey(thread.thread)))
}
