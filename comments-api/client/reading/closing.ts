import { isStored } from '../keys.ts'
import type { ThreadOnPage } from '../thread-on-page.ts'

/**
 * If a moderator has closed the thread since the page was made, nobody should write in vain; but what was already typed
 * stays.
 */
export function closeForm(thread: ThreadOnPage): void {
  const { form, root, section, closed: words = '' } = thread
  if (!form || section.classList.contains('is-closed')) return
  section.classList.add('is-closed')
  const closed = document.createElement('p')
  closed.className = 'closed'
  closed.textContent = words
  if (!isInUse(thread, form)) {
    closed.id = 'reply'
    root.getElementById('reply')?.replaceWith(closed)
    return
  }
  closed.setAttribute('role', 'status')
  form.before(closed)
  for (const part of form.querySelectorAll('[type=submit], .what-happens-next')) part.remove()
}

function isInUse({ root, thread }: ThreadOnPage, form: HTMLFormElement): boolean {
  const fields = new FormData(form)
  const isBegun = fields.get('body') !== '' || fields.get('parent') !== ''
  const isLeft = isStored('draft', thread) || isStored('unsent', thread)
  return isBegun || isLeft || form.contains(root.activeElement)
}
