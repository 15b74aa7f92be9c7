import { forgetDraft, keepDraft, restoreDraft } from './draft.ts'
import { clearFieldProblems, showFieldProblems } from './field-problems.ts'
import { stampForm } from './form-stamp.ts'
import { holdComment, showHeld } from './held.ts'
import { draftKey } from './keys.ts'
import { showReplyTarget } from './reply-target.ts'
import { retryButton } from './retry-button.ts'
import { type Outcome, sendComment } from './send.ts'
import { showOwn } from './show-own.ts'
import { readStored } from './stored.ts'
import * as writingTexts from './texts/en/writing.ts'
import { leadTo, type ThreadOnPage } from './thread-on-page.ts'

export type Writing = {
  readonly send: () => Promise<void>
  readonly replyTo: (comment: string) => void
}

type Desk = {
  readonly thread: ThreadOnPage
  readonly form: HTMLFormElement
  readonly status: HTMLElement
  readonly body: HTMLTextAreaElement
  /** Characters of Unicode, of which some are two to the browser. */
  readonly most: number
}

export function openWriting(thread: ThreadOnPage, form: HTMLFormElement): Writing | null {
  const status = form.querySelector<HTMLElement>('.form-status')
  const body = form.querySelector('textarea')
  if (status === null || body === null) return null
  const desk = { thread, form, status, body, most: body.maxLength / 2 }
  showHeld(thread)
  stampForm(thread.action, form)
  restoreDraft(thread, form)
  showReplyTarget(thread, form, String(new FormData(form).get('parent') ?? ''))
  // Typing began before this was there to listen.
  keepDraft(thread, form)
  showRoomLeft(desk)
  form.addEventListener('input', () => {
    keepDraft(thread, form)
    showRoomLeft(desk)
  })
  return { send: sendOnce(desk), replyTo: comment => turnTo(desk, comment) }
}

function turnTo({ thread, form, body }: Desk, comment: string): void {
  showReplyTarget(thread, form, comment)
  keepDraft(thread, form)
  body.focus()
}

/** A second press while the first is under way does nothing. */
function sendOnce(desk: Desk): () => Promise<void> {
  const button = desk.form.querySelector('[type=submit]')
  let isSending = false
  return async () => {
    if (isSending) return
    isSending = true
    button?.setAttribute('aria-disabled', 'true')
    clearFieldProblems(desk.form)
    desk.status.replaceChildren(writingTexts.sending)
    const outcome = await sendWithProof(desk)
    isSending = false
    button?.removeAttribute('aria-disabled')
    showOutcome(desk, outcome)
  }
}

/** Asked for rarely, and without a third time: whoever cannot prove anything is held, as without scripts. */
async function sendWithProof({ thread, form, status }: Desk): Promise<Outcome> {
  const outcome = await sendComment(thread.action, form, window.Worker ? 'able' : '')
  if (outcome.kind !== 'proof-wanted') return outcome
  status.replaceChildren(writingTexts.proving, ' ', document.createElement('progress'))
  const proof = await import('./prove.ts')
    .then(({ prove }) => prove(outcome.challenge))
    .catch(() => '')
  const second = await sendComment(thread.action, form, proof)
  return second.kind === 'proof-wanted' ? sendComment(thread.action, form, '') : second
}

function showOutcome(desk: Desk, outcome: Outcome): void {
  desk.status.replaceChildren(...describeOutcome(desk, outcome))
  switch (outcome.kind) {
    case 'published':
      clearForm(desk)
      desk.thread.count = String(Number(desk.thread.count) + 1)
      showOwn(desk.thread, outcome.comment).then(leadTo)
      break
    case 'held':
      clearForm(desk)
      holdComment(desk.thread, outcome.comment)
      break
    case 'duplicate':
      clearForm(desk)
      break
    case 'refused':
      showFieldProblems(desk.form, outcome.fields)
      break
    case 'too-fast':
    case 'proof-wanted':
    case 'away':
      // The words stay in the form, and in the draft.
      break
  }
}

function describeOutcome({ form, thread }: Desk, outcome: Outcome): (string | Node)[] {
  switch (outcome.kind) {
    case 'published':
      return [writingTexts.published]
    case 'held':
      return [writingTexts.held(thread.reader)]
    case 'duplicate':
      return [writingTexts.duplicate]
    case 'refused':
      return [writingTexts.refusals[outcome.code] ?? writingTexts.refused]
    case 'too-fast':
      return [writingTexts.wait(outcome.seconds)]
    case 'proof-wanted':
    case 'away':
      return [writingTexts.away, keptFor(thread), ' ', retryButton(() => form.requestSubmit())]
  }
}

/** Only what is true: some browsers are told to keep nothing. */
function keptFor({ thread }: ThreadOnPage): string {
  return readStored(draftKey(thread)) !== null ? writingTexts.alsoLater : writingTexts.onlyHere
}

/** The name stays, for a second response; the words have gone where they should. */
function clearForm(desk: Desk): void {
  const { thread, form, body } = desk
  body.value = ''
  showReplyTarget(thread, form, '')
  showRoomLeft(desk)
  forgetDraft(thread)
}

function showRoomLeft({ thread, body, most }: Desk): void {
  const left = most - [...body.value].length
  const hint = thread.root.getElementById('reply-body-hint')
  const note = thread.root.getElementById('room-left') ?? document.createElement('span')
  note.id = 'room-left'
  note.replaceChildren(left < 1_000 ? ` ${writingTexts.charactersLeft(left)}` : '')
  hint?.append(note)
}
