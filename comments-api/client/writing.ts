import { forgetDraft, keepDraft, restoreDraft } from './draft.ts'
import { stampForm } from './form-stamp.ts'
import { holdComment, showHeld } from './held.ts'
import { draftKey } from './keys.ts'
import { rememberReader } from './remember.ts'
import { openReplying, type TurnTo } from './reply-in-place.ts'
import { retryButton } from './retry-button.ts'
import { type Outcome, sendComment } from './send.ts'
import { showOwn } from './show-own.ts'
import { readStored } from './stored.ts'
import * as writingTexts from './texts/en/writing.ts'
import { leadTo, type ThreadOnPage } from './thread-on-page.ts'
import { mountTools } from './tools.ts'

export type Send = () => Promise<void>

type Desk = {
  readonly thread: ThreadOnPage
  readonly form: HTMLFormElement
  readonly status: HTMLElement
  readonly body: HTMLTextAreaElement
  readonly turnTo: TurnTo
}

export function openWriting(thread: ThreadOnPage, form: HTMLFormElement): Send | null {
  const status = form.querySelector<HTMLElement>('.form-status')
  const body = form.querySelector('textarea')
  const turnTo = openReplying(thread, form)
  if (status === null || body === null || turnTo === null) return null
  const desk = { thread, form, status, body, turnTo }
  mountTools(thread, form)
  stampForm(thread.action, form)
  restoreDraft(thread, form)
  rememberReader(form)
  showHeld(thread)
  turnTo(String(new FormData(form).get('parent') ?? ''))
  // Typing began before this was there to listen.
  keepDraft(thread, form)
  showRoomLeft(desk)
  form.addEventListener('input', () => {
    keepDraft(thread, form)
    showRoomLeft(desk)
  })
  return sendOnce(desk)
}

/** A second press while the first is under way does nothing. */
function sendOnce(desk: Desk): Send {
  const button = desk.form.querySelector('[type=submit]')
  let isSending = false
  return async () => {
    if (isSending) return
    isSending = true
    button?.setAttribute('aria-disabled', 'true')
    desk.status.replaceChildren(writingTexts.sending)
    const outcome = await sendWithProof(desk)
    isSending = false
    button?.removeAttribute('aria-disabled')
    await showOutcome(desk, outcome)
  }
}

/** Asked for rarely, and without a third time: whoever cannot prove anything is held, as without scripts. */
async function sendWithProof({ thread, form, status }: Desk): Promise<Outcome> {
  const outcome = await sendComment(thread.action, form, window.Worker ? 'able' : '')
  if (outcome.kind !== 'proof-wanted') return outcome
  const proof = await import('./prove.ts')
    .then(({ prove }) => prove(outcome.challenge, status))
    .catch(() => '')
  const second = await sendComment(thread.action, form, proof)
  return second.kind === 'proof-wanted' ? sendComment(thread.action, form, '') : second
}

async function showOutcome(desk: Desk, outcome: Outcome): Promise<void> {
  const { form, status, thread } = desk
  switch (outcome.kind) {
    case 'published':
      clearForm(desk)
      thread.count = String(Number(thread.count) + 1)
      status.replaceChildren(writingTexts.published)
      leadTo(await showOwn(thread, outcome.comment))
      break
    case 'held':
      clearForm(desk)
      status.replaceChildren(writingTexts.held(thread.reader))
      leadTo(await holdComment(thread, outcome.comment))
      break
    case 'duplicate':
      clearForm(desk)
      status.replaceChildren(writingTexts.duplicate)
      break
    case 'refused':
    case 'too-fast':
      status.replaceChildren(writingTexts.refused)
      await import('./refusal.ts').then(
        ({ explainRefusal }) => explainRefusal(form, status, outcome),
        () => undefined,
      )
      break
    case 'proof-wanted':
    case 'away':
      // The words stay in the form, and in the draft.
      status.replaceChildren(
        writingTexts.away,
        keptFor(thread),
        ' ',
        retryButton(() => form.requestSubmit()),
      )
  }
}

/** Only what is true: some browsers are told to keep nothing. */
function keptFor({ thread }: ThreadOnPage): string {
  return readStored(draftKey(thread)) !== null ? writingTexts.alsoLater : writingTexts.onlyHere
}

/** Counted only where it matters. */
function showRoomLeft({ form, body }: Desk): void {
  if (body.textLength < body.maxLength / 2 - 1_000 && !form.querySelector('#room-left')) return
  import('./room-left.ts').then(
    ({ showRoomLeft }) => showRoomLeft(form, body),
    () => undefined,
  )
}

/** The name stays, for a second response; the words have gone where they should. */
function clearForm(desk: Desk): void {
  const { thread, body, turnTo } = desk
  body.value = ''
  turnTo('')
  forgetDraft(thread)
  showRoomLeft(desk)
}
