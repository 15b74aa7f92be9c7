import { hasKept } from './keys.ts'
import type { ThreadOnPage } from './thread-on-page.ts'
import type { Writing } from './writing.ts'

/** Most readers never write: what helps those who do is fetched when they begin. */
export function openWritingOnDemand(thread: ThreadOnPage): void {
  const { form, root, section } = thread
  if (form === null) return
  let opened: Promise<Writing | null> | undefined
  const open = () => {
    opened ??= openWriting(thread, form)
    return opened
  }
  form.addEventListener('focusin', open, { once: true })
  form.addEventListener('submit', async event => {
    event.preventDefault()
    const writing = await open()
    // Without its script the form is sent as forms have always been sent.
    if (writing === null) form.submit()
    await writing?.send()
  })
  section.addEventListener('click', async event => {
    const link = event.target instanceof Element ? event.target.closest('.reply') : null
    // The one script that was there before leaves it to the browser where another tab was asked for.
    if (link === null || !event.defaultPrevented) return
    const writing = await open()
    writing?.replyTo(link.getAttribute('data-reply') ?? '')
  })
  const isBegun = form.contains(root.activeElement)
  if (isBegun || isAimed(form) || hasKept(thread.thread)) open()
}

async function openWriting(thread: ThreadOnPage, form: HTMLFormElement): Promise<Writing | null> {
  try {
    const writing = await import('./writing.ts')
    return writing.openWriting(thread, form)
  } catch {
    return null
  }
}

/** Reply was pressed before this was there to listen. */
function isAimed(form: HTMLFormElement): boolean {
  return new FormData(form).get('parent') !== ''
}
