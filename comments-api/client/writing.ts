import { openDraft } from './draft.ts'
import { stampForm } from './form-stamp.ts'
import { isStored } from './keys.ts'
import { openReplying, type TurnTo } from './reply-in-place.ts'
import { retryButton } from './retry-button.ts'
import { type Arrived, type Outcome, readSubmission, type Submission, sendComment } from './send.ts'
import { showNewer } from './show-comments.ts'
import * as writingTexts from './texts/en/writing.ts'
import { leadTo, type ThreadOnPage } from './thread-on-page.ts'
import { mountTools } from './tools.ts'
import type { Wait } from './waiting.ts'

export type Send = () => Promise<void>

export type Desk = {
  readonly thread: ThreadOnPage
  readonly form: HTMLFormElement
  readonly status: HTMLElement
  readonly body: HTMLTextAreaElement
  readonly turnTo: TurnTo
  /** Shows what has arrived, and says so. */
  readonly receive: (arrived: Arrived) => Promise<HTMLElement | null>
}

/** Without a form, in a closed conversation, there is only what was written before. */
export function openWriting(thread: ThreadOnPage, form: HTMLFormElement | null): Send | null {
  showKept(thread, form)
  if (!form) return null
  const status = form.querySelector<HTMLElement>('.form-status')
  const body = form.querySelector('textarea')
  const turnTo = openReplying(thread, form)
  if (status === null || body === null || turnTo === null) return null
  const receive = (arrived: Arrived) => receiveOn(thread, status, arrived)
  const desk = { thread, form, status, body, turnTo, receive }
  mountTools(thread, form)
  stampForm(thread.action, form)
  openDraft(desk)
  turnTo(String(new FormData(form).get('parent') ?? ''))
  showRoomLeft(desk)
  let opened: Promise<Wait | null> | undefined
  const openWaiting = () => {
    opened ??= import('./waiting.ts').then(
      waiting => waiting.openWaiting(desk),
      () => {
        opened = undefined
        return null
      },
    )
    return opened
  }
  form.addEventListener('input', () => {
    showRoomLeft(desk)
    // By now, since it cannot be fetched when it is needed.
    if (body.value !== '') void openWaiting()
  })
  // Somebody may have typed before this was there to listen.
  if (body.value !== '' || isStored('unsent', thread.thread)) void openWaiting()
  return sendOnce(desk, openWaiting)
}

function showKept(thread: ThreadOnPage, form: HTMLFormElement | null): void {
  if (isStored('held', thread.thread) || isStored('own', thread.thread))
    import('./mine.ts').then(
      ({ showMine }) => showMine(thread),
      () => undefined,
    )
  if (!form)
    import('./words-left.ts').then(
      ({ showWordsLeft }) => showWordsLeft(thread),
      () => undefined,
    )
}

/** A second press while the first is under way does nothing. */
function sendOnce(desk: Desk, openWaiting: () => Promise<Wait | null>): Send {
  const { form, status, thread } = desk
  const button = form.querySelector('[type=submit]')
  let isSending = false
  return async () => {
    if (isSending) return
    isSending = true
    button?.setAttribute('aria-disabled', 'true')
    status.replaceChildren(writingTexts.sending)
    const submission = readSubmission(form)
    const outcome = await sendComment(thread.action, submission, status)
    const wait = outcome.kind === 'away' ? await openWaiting() : null
    isSending = false
    button?.removeAttribute('aria-disabled')
    if (wait) keepWaiting(desk, wait, submission)
    else await showOutcome(desk, outcome)
  }
}

function keepWaiting(desk: Desk, wait: Wait, submission: Submission): void {
  clearForm(desk)
  desk.status.replaceChildren()
  wait(submission)
}

async function showOutcome(desk: Desk, outcome: Outcome): Promise<void> {
  const { form, receive, status, thread } = desk
  switch (outcome.kind) {
    case 'published':
    case 'held':
      clearForm(desk)
      leadTo(await receive(outcome))
      break
    case 'duplicate':
      clearForm(desk)
      status.replaceChildren(writingTexts.duplicate)
      // Perhaps the answer was lost on the way, and the comment was not.
      await showNewer(thread, () => undefined)
      break
    case 'refused':
    case 'too-fast':
      status.replaceChildren(writingTexts.refused)
      await import('./refusal.ts').then(
        ({ explainRefusal }) => explainRefusal(form, status, outcome),
        () => undefined,
      )
      break
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

async function receiveOn(
  thread: ThreadOnPage,
  status: HTMLElement,
  arrived: Arrived,
): Promise<HTMLElement | null> {
  const isHeld = arrived.kind === 'held'
  status.replaceChildren(isHeld ? writingTexts.held(thread.reader) : writingTexts.published)
  const mine = await import('./mine.ts').catch(() => null)
  return mine === null ? null : mine.receive(thread, arrived)
}

/** Only what is true: some browsers are told to keep nothing. */
function keptFor({ thread }: ThreadOnPage): string {
  return isStored('draft', thread) ? writingTexts.alsoLater : writingTexts.onlyHere
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
  desk.body.value = ''
  desk.turnTo('')
  showRoomLeft(desk)
}
