import * as texts from './texts/en/reading.ts'
import * as writingTexts from './texts/en/writing.ts'
import { findComment } from './thread-on-page.ts'

/** Turns the form towards one comment, or (with '') back to the post. */
export function showReplyTarget(form: HTMLFormElement, id: string): void {
  const parent = form.elements.namedItem('parent')
  const heading = document.getElementById('reply-title')
  if (!(parent instanceof HTMLInputElement) || heading === null) return
  const target = findComment(id)
  parent.value = target === null ? '' : id
  document.getElementById('cancel-reply')?.remove()
  const name = target?.querySelector('.author')?.textContent
  heading.replaceChildren(name ? writingTexts.replyTo(name) : texts.leaveReply)
  if (target !== null) heading.after(cancelLink(form, id))
}

function cancelLink(form: HTMLFormElement, id: string): HTMLElement {
  const link = document.createElement('a')
  link.id = 'cancel-reply'
  link.href = `#comment-${id}`
  link.append(writingTexts.cancelReply)
  link.addEventListener('click', event => {
    event.preventDefault()
    showReplyTarget(form, '')
    form.dispatchEvent(new Event('input'))
    findComment(id)?.querySelector<HTMLElement>('.reply')?.focus()
  })
  return link
}
