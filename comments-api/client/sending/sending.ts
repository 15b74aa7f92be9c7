import { anew } from '../anew.ts'
import * as sentTexts from '../texts/en/sent.ts'
import { leadTo } from '../thread-on-page.ts'
import type { Writing } from '../writing/writing.ts'
import { showRoomLeft } from './room-on-demand.ts'
import { type Outcome, type Refused, readSubmission, type Submission, sendComment } from './send.ts'
import { showArrived } from './show-arrived.ts'
import { openWaiting, type Wait } from './waiting.ts'

/** Sends what the form holds. The result tells the author how that went. */
export type Sending = () => Promise<() => void | Promise<void>>

/** Loaded when somebody types: a reader who only clicks into the form has nothing to send. */
export function openSending(writing: Writing): Sending {
  const wait = openWaiting(writing)
  return async () => {
    const submission = readSubmission(writing.form)
    const outcome = await sendComment(writing.thread.action, submission, writing.status)
    return () => tell(writing, outcome, submission, wait)
  }
}

async function tell(writing: Writing, outcome: Outcome, submission: Submission, wait: Wait) {
  if (outcome.kind === 'refused' || outcome.kind === 'too-fast') {
    await explain(writing, outcome)
    return
  }
  const isDone = clearForm(writing, submission)
  if (outcome.kind !== 'away') {
    const article = await showArrived(writing, outcome)
    if (isDone) leadTo(article)
    return
  }
  writing.status.replaceChildren()
  wait(submission)
}

async function explain({ form, status }: Writing, refused: Refused): Promise<void> {
  status.replaceChildren(sentTexts.refused)
  await import('./refusal.ts').catch(anew<typeof import('./refusal.ts')>).then(
    ({ explainRefusal }) => explainRefusal(form, status, refused),
    () => undefined,
  )
}

/**
 * The name stays, for a second comment, and so does what was typed meanwhile; the words have been sent. Returns whether
 * the author is done: whoever typed on, or turned to another comment, stays there.
 */
function clearForm({ form, body, turnTo }: Writing, sent: Submission): boolean {
  if (body.value.startsWith(sent.body)) body.value = body.value.slice(sent.body.length).trimStart()
  const isDone = body.value === '' && readSubmission(form).parent === sent.parent
  turnTo(isDone ? '' : undefined)
  showRoomLeft(form, body)
  return isDone
}
