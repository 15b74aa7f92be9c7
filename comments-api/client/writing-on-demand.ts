import { anew } from './anew.ts'
import { hasKept } from './keys.ts'
import type { ThreadOnPage } from './thread-on-page.ts'
import type { Send } from './writing/writing.ts'

/** Somebody typed, or pressed Reply, before this had loaded. */
const begun = ':focus-within, :has([name=parent]:not([value=""]))'

/** Most readers never write: what helps those who do is loaded when they start, or select words to quote. */
export function openWritingOnDemand(thread: ThreadOnPage): void {
  const { form, section } = thread
  let opened: Promise<Send | null | undefined> | undefined
  const open = () => {
    opened ??= import('./writing/writing.ts')
      .catch(anew<typeof import('./writing/writing.ts')>)
      .then(
        ({ openWriting }) => openWriting(thread, form),
        (): undefined => {
          opened = undefined
        },
      )
    return opened
  }
  if (hasKept(thread.thread) || form?.matches(begun)) open()
  if (!form) return
  form.addEventListener('focusin', open)
  form.addEventListener('input', open)
  section.addEventListener('selectstart', open)
  form.addEventListener('submit', async event => {
    event.preventDefault()
    const send = await open()
    // Without its script the form is sent as forms have always been sent.
    if (send) send()
    else form.submit()
  })
}
