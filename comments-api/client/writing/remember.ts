import { forget, keep, readFields } from '../keep.ts'
import { readStored } from '../stored.ts'
import { fillEmpty, readFrom } from './fields.ts'

/** Shared by all posts. */
const meKey = 'afterword:me'
const remembered = ['name', 'email', 'url'] as const

/** Only while the box is ticked, and it cannot be ticked if this browser keeps nothing. */
export function rememberReader(form: HTMLFormElement): void {
  const box = form.querySelector<HTMLInputElement>('#reply-remember')
  if (box === null) return
  fillEmpty(form, remembered, readFields(meKey))
  const showWhether = () => {
    box.checked = readStored(meKey) !== null
  }
  showWhether()
  // For the same box in another tab, or on a page after this one, from which the reader came back.
  for (const sign of ['storage', 'pageshow']) addEventListener(sign, showWhether)
  form.addEventListener('input', ({ target }) => {
    if (box.checked) box.checked = keep(meKey, readFrom(form, remembered))
    if (target === box && !box.checked) forget(meKey)
  })
}
