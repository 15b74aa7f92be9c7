import * as texts from './texts/en/reading.ts'
import * as writingTexts from './texts/en/writing.ts'
import { findComment, type ThreadOnPage } from './thread-on-page.ts'

/** Turns the form towards one comment, or (with '') back to the post. */
export function showReplyTarget(thread: ThreadOnPage, form: HTMLFormElement, id: string): void {
  const parent = form.elements.namedItem('parent')
  const heading = thread.root.getElementById('reply-title')
  if (!(parent instanceof HTMLInputElement) || heading === null) return
  const target = findComment(thread, id)
  parent.value = target === null ? '' : id
  thread.root.getElementById('cancel-reply')?.remove()
  const name = target?.querySelector('.author')?.textContent
  heading.replaceChildren(name ? writingTexts.replyTo(name) : texts.leaveReply)
  if (target !== null) heading.after(cancelLink(thread, form, id))
}

function cancelLink(thread: ThreadOnPage, form: HTMLFormElement, id: string): HTMLElement {
  const link = document.createElement('a')
  link.id = 'cancel-reply'
  link.href = `#comment-${id}`
  link.append(writingTexts.cancelReply)
  link.addEventListener('click', event => {
    event.preventDefault()
    showReplyTarget(thread, form, '')
    form.dispatchEvent(new Event('input'))
    findComment(thread, id)?.querySelector<HTMLElement>('.reply')?.focus()
  })
  return link
}
