import type { OwnComment } from '../../contract/submission.ts'
import type { WireComment } from '../../contract/thread.ts'
import { anew } from '../anew.ts'
import { pressable } from '../buttons.ts'
import { placeComments } from '../reading/place-comment.ts'
import * as editingTexts from '../texts/en/editing.ts'
import * as mineTexts from '../texts/en/mine.ts'
import { findComment, leadTo, type ThreadOnPage } from '../thread-on-page.ts'
import { holdAgain } from './held.ts'
import type { Own } from './own.ts'
import { type Answered, changeOwn } from './own-requests.ts'

type Editing = {
  readonly thread: ThreadOnPage
  readonly own: Own
  readonly form: HTMLFormElement
  readonly body: HTMLTextAreaElement
  readonly status: HTMLElement
  readonly close: () => void
}

/** Replaces the comment by its Markdown, until this is saved or the edit is cancelled. */
export function editOwn(thread: ThreadOnPage, own: Own, words: string): void {
  // Edit can be pressed again while this script loads.
  if (thread.root.getElementById(`edit-${own.id}`)) return
  const editing = openEditing(thread, own, words)
  editing.form.addEventListener('submit', event => {
    event.preventDefault()
    void save(editing)
  })
  editing.body.focus()
}

function openEditing(thread: ThreadOnPage, own: Own, words: string): Editing {
  const { body, form, status } = createForm(own.id, words)
  let displaced = settleInto(thread, own.id, form)
  // If the comment is drawn again meanwhile, such as after a moderator's edit, what is being typed must survive.
  const observer = new MutationObserver(() => {
    if (form.isConnected) return
    displaced = settleInto(thread, own.id, form)
    // The focus went with the form; if it has gone elsewhere since, it stays there.
    if (document.activeElement === document.body) body.focus({ preventScroll: true })
  })
  observer.observe(thread.list, { childList: true, subtree: true })
  const end = setTimeout(
    () => status.replaceChildren(editingTexts.overWhileEditing),
    Date.parse(own.until) - Date.now(),
  )
  const close = () => {
    observer.disconnect()
    clearTimeout(end)
    form.replaceWith(...displaced)
  }
  const cancel = pressable(editingTexts.cancel, () => {
    close()
    findComment(thread, own.id)?.querySelector<HTMLElement>('.own-changes button')?.focus()
  })
  status.before(cancel)
  // Escape and Enter, by their numbers: a key that an input method uses is 229. In Safari, `isComposing` is false for the
  // one that ends a composition: https://bugs.webkit.org/show_bug.cgi?id=165004.
  form.addEventListener('keydown', ({ which, ctrlKey, metaKey }) => {
    if (which === 27) cancel.click()
    if (which === 13 && (ctrlKey || metaKey)) form.requestSubmit()
  })
  return { thread, own, form, body, status, close }
}

/** Restores what was replaced. */
function settleInto(thread: ThreadOnPage, id: string, form: HTMLFormElement): readonly Element[] {
  const article = findComment(thread, id)
  const displaced = [...(article?.querySelectorAll('.words, .after-words') ?? [])]
  const [words, after] = displaced
  after?.remove()
  if (words) words.replaceWith(form)
  else thread.list.after(form)
  return displaced
}

function createForm(id: string, words: string) {
  const form = create('form', 'comment-form')
  const field = create('p', 'field field-body')
  const label = create('label', '')
  const body = create('textarea', '')
  const send = create('p', 'send')
  const button = create('button', '')
  const status = create('span', 'form-status')
  body.id = `edit-${id}`
  body.name = 'body'
  body.required = true
  // As in the form of the page: twice the characters that the service takes, since a browser counts some as two.
  body.maxLength = 20_000
  body.rows = 7
  body.dir = 'auto'
  body.value = words
  label.htmlFor = body.id
  label.append(editingTexts.label)
  button.type = 'submit'
  button.append(editingTexts.save)
  status.role = 'status'
  field.append(label, body)
  send.append(button, status)
  form.append(field, send)
  return { form, body, status }
}

function create<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.className = className
  return element
}

async function save({ thread, own, form, body, status, close }: Editing): Promise<void> {
  const button = form.querySelector('[type=submit]')
  if (button?.ariaDisabled) return
  button?.setAttribute('aria-disabled', 'true')
  status.replaceChildren(editingTexts.saving)
  const answered = await changeOwn({ ...thread, own }, body.value, status)
  button?.removeAttribute('aria-disabled')
  if (answered.kind === 'done') {
    close()
    showChanged(thread, answered.own)
    leadTo(findComment(thread, own.id))
    return
  }
  status.replaceChildren(describe(answered))
  if (answered.kind === 'refused' || answered.kind === 'too-fast')
    await import('../sending/refusal.ts').catch(anew<typeof import('../sending/refusal.ts')>).then(
      ({ explainRefusal }) => explainRefusal(form, status, answered),
      () => undefined,
    )
}

function describe({ kind }: Answered): string {
  if (kind === 'over') return editingTexts.overWhileEditing
  return kind === 'away' ? mineTexts.away : editingTexts.notSaved
}

function showChanged(thread: ThreadOnPage, { comment, status }: OwnComment): void {
  const changed: WireComment = { ...comment, status: 'approved' }
  if (status === 'pending') holdAgain(thread, changed)
  else placeComments(thread, [changed])
}
