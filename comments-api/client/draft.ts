import { forget, keep, readKept } from './keep.ts'
import { draftKey } from './keys.ts'
import type { ThreadOnPage } from './thread-on-page.ts'

/** The e-mail address is not among them: it should not lie about on a shared machine. */
const keptFields = ['body', 'name', 'url', 'parent'] as const

export function keepDraft(thread: ThreadOnPage, form: HTMLFormElement): void {
  const fields = new FormData(form)
  if (fields.get('body') === '') {
    forgetDraft(thread)
    return
  }
  const draft = Object.fromEntries(keptFields.map(name => [name, fields.get(name)]))
  keep(draftKey(thread.thread), JSON.stringify(draft))
}

export function forgetDraft(thread: ThreadOnPage): void {
  forget(draftKey(thread.thread))
}

/** Fills what is still empty: what the reader typed meanwhile is newer than any draft. */
export function restoreDraft(thread: ThreadOnPage, form: HTMLFormElement): void {
  const draft = readDraft(thread)
  for (const name of keptFields) {
    const field = form.elements.namedItem(name)
    if (isField(field) && field.value === '') field.value = String(draft[name] ?? '')
  }
}

function readDraft(thread: ThreadOnPage): Record<string, unknown> {
  try {
    return Object(JSON.parse(readKept(draftKey(thread.thread)) ?? '{}'))
  } catch {
    return {}
  }
}

function isField(field: unknown): field is HTMLInputElement | HTMLTextAreaElement {
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
}
