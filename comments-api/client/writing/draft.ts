import { forget, keep, readFields } from '../keep.ts'
import { keyFor } from '../keys.ts'
import { readStored } from '../stored.ts'
import { fillEmpty, readFrom } from './fields.ts'
import type { Writing } from './writing.ts'

/** The e-mail address is not included: it should not be left on a shared machine. */
const keptFields = ['body', 'name', 'url', 'parent'] as const

export type Draft = {
  /** Overwrites what another tab has kept meanwhile. */
  readonly keepThis: () => void
  readonly takeOther: () => void
}

/** The words leave the page with a plain form: only the next page can tell whether they arrived. */
type MarkPosted = () => void

const posted = ' '

/**
 * What is typed is kept through reloads, one draft for each thread. A tab in which nobody typed shows what another tab
 * keeps; one in which somebody did asks first, and does not overwrite another tab's newer words.
 */
export function openDraft({ thread: { thread }, form, body, turnTo }: Writing): MarkPosted {
  const key = keyFor('draft', thread)
  takeArrived(key)
  let known = readStored(key)
  let isTyped = body.value !== ''
  const store = () => {
    if (body.value === '') forget(key)
    else if (!keep(key, readFrom(form, keptFields))) trouble('sayNotKept')
    known = readStored(key)
  }
  const takeOther = () => {
    isTyped = false
    body.value = ''
    fillEmpty(form, keptFields, readFields(key))
    turnTo(String(readFields(key)['parent'] ?? ''))
    // Not before: moving the form counts as a change to it, and must not write the other tab's words again from here.
    known = readStored(key)
  }
  const trouble = (kind: 'askWhich' | 'sayNotKept') =>
    import('./draft-trouble.ts').then(
      said => said[kind](form, { keepThis: store, takeOther }),
      () => undefined,
    )
  const look = () => {
    const stored = readStored(key)
    if (stored === known || document.hidden) return
    if (isTyped && stored !== null) void trouble('askWhich')
    else if (!isTyped) takeOther()
  }
  fillEmpty(form, keptFields, readFields(key))
  const keepTyped = () => {
    isTyped = body.value !== ''
    const stored = readStored(key)
    if (stored === known || stored === null) store()
    else look()
  }
  // Typing may have started before this had loaded.
  if (isTyped) keepTyped()
  form.addEventListener('input', keepTyped)
  // It was sent, or moved to another comment.
  form.addEventListener('change', () => {
    isTyped &&= body.value !== ''
    if (readStored(key) === known) store()
  })
  addEventListener('storage', look)
  document.addEventListener('visibilitychange', look)
  return () => {
    if (known === null) return
    known += posted
    keep(key, known)
  }
}

/**
 * The addresses that a plain form leads to when it has arrived: see `outcomes` in contract/submission.ts. Each stands
 * for one comment; left in the address, it would say the same about the next.
 */
function takeArrived(key: string): void {
  if (!location.hash.startsWith('#response-')) return
  if (readStored(key)?.endsWith(posted)) forget(key)
  history.replaceState(null, '', location.pathname + location.search)
}
