import { anew } from '../anew.ts'
import { retryButton } from '../buttons.ts'
import { isStored } from '../keys.ts'
import { stampForm } from '../sending/form-stamp.ts'
import { showRoomLeft } from '../sending/room-on-demand.ts'
import type { Sending } from '../sending/sending.ts'
import * as writingTexts from '../texts/en/writing.ts'
import type { ThreadOnPage } from '../thread-on-page.ts'
import { openDraft } from './draft.ts'
import { openReplying, type TurnTo } from './reply-in-place.ts'
import { mountTools } from './tools.ts'

export type Send = () => Promise<void>

/** The form of a conversation in which somebody writes, and what belongs to it. */
export type Writing = {
  readonly thread: ThreadOnPage
  readonly form: HTMLFormElement
  readonly status: HTMLElement
  readonly body: HTMLTextAreaElement
  readonly turnTo: TurnTo
}

/** In a closed conversation there is no form, but what was written before is kept. */
export function openWriting(thread: ThreadOnPage, form: HTMLFormElement | null): Send | null {
  showKept(thread, form)
  if (!form) return null
  const status = form.querySelector<HTMLElement>('.form-status')
  const body = form.querySelector('textarea')
  const turnTo = body && openReplying(thread, form, body)
  if (!status || !body || !turnTo) return null
  const writing = { thread, form, status, body, turnTo }
  stampForm(thread.action, form)
  const markPosted = openDraft(writing)
  mountTools(thread, form)
  turnTo()
  showRoomLeft(form, body)
  return sendOnce(writing, openSendingOnceTyped(writing), () => {
    markPosted()
    form.submit()
  })
}

function showKept(thread: ThreadOnPage, form: HTMLFormElement | null): void {
  if (isStored('held', thread.thread) || isStored('own', thread.thread))
    import('../own/mine.ts').then(
      ({ showMine }) => showMine(thread),
      () => undefined,
    )
  if (!form)
    import('./words-left.ts').then(
      ({ showWordsLeft }) => showWordsLeft(thread),
      () => undefined,
    )
}

/** Loaded once somebody types: when the service turns out to be away, it may be too late to load anything. */
function openSendingOnceTyped(writing: Writing): () => Promise<Sending | null> {
  const { thread, form, body } = writing
  let opened: Promise<Sending | null> | undefined
  const open = () => {
    opened ??= import('../sending/sending.ts')
      .catch(anew<typeof import('../sending/sending.ts')>)
      .then(({ openSending }) => openSending(writing))
      // Not before: in Firefox, anew.ts may have loaded another file.
      .catch(() => {
        opened = undefined
        return null
      })
    return opened
  }
  form.addEventListener('input', () => {
    showRoomLeft(form, body)
    if (body.value !== '') void open()
  })
  // Somebody may have typed before this had loaded.
  if (body.value !== '' || isStored('unsent', thread.thread)) void open()
  return open
}

/** A second press while the first is being handled does nothing. */
function sendOnce(
  writing: Writing,
  open: () => Promise<Sending | null>,
  sendPlainly: () => void,
): Send {
  const { form, status } = writing
  const button = form.querySelector('[type=submit]')
  let isSending = false
  return async () => {
    if (isSending) return
    isSending = true
    button?.setAttribute('aria-disabled', 'true')
    status.replaceChildren(writingTexts.sending)
    const sending = await open()
    const tell = await sending?.()
    isSending = false
    button?.removeAttribute('aria-disabled')
    if (tell) await tell()
    else sayUnsent(writing, sendPlainly)
  }
}

/** The words stay in the form, and in the draft. Some browsers keep nothing, and do not say so. */
function sayUnsent({ status, thread }: Writing, sendPlainly: () => void): void {
  status.replaceChildren(
    writingTexts.away,
    isStored('draft', thread.thread) ? writingTexts.alsoLater : writingTexts.onlyHere,
    ' ',
    // If the script that sends cannot be loaded, the form is sent as forms have always been sent.
    retryButton(sendPlainly),
  )
}
