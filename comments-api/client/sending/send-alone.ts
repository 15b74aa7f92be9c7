import { keyFor } from '../keys.ts'
import * as writingTexts from '../texts/en/writing.ts'
import type { Writing } from '../writing/writing.ts'
import { idOf } from './draw-unsent.ts'
import { fetchStamp } from './form-stamp.ts'
import { type Outcome, sendComment } from './send.ts'
import { listUnsent, type Unsent } from './unsent.ts'

const staleAfter = 12 * 60 * 60 * 1_000

/** One tab at a time; `null` if another is sending it, or has sent it already. */
export async function sendAlone(writing: Writing, { since }: Unsent): Promise<Outcome | null> {
  const { thread } = writing
  const send = async () => {
    const unsent = listUnsent(thread).find(each => each.since === since)
    return unsent ? sendOne(writing, unsent) : null
  }
  // Without locks, the service still stores the same words only once.
  if (!navigator.locks) return send()
  const name = keyFor('unsent', thread.thread)
  return navigator.locks.request(name, { ifAvailable: true }, lock => (lock ? send() : null))
}

async function sendOne(writing: Writing, unsent: Unsent): Promise<Outcome> {
  const { action, root } = writing.thread
  const note = root.querySelector(`#${idOf(unsent)} .held-note`) ?? writing.status
  const before = note.textContent
  note.replaceChildren(writingTexts.sending)
  const isStale = Date.now() - unsent.since > staleAfter
  const form = isStale
    ? { ...unsent.submission.form, stamp: await fetchStamp(action) }
    : unsent.submission.form
  const outcome = await sendComment(action, { ...unsent.submission, form }, note)
  note.replaceChildren(before)
  return outcome
}
