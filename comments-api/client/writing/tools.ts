import { anew } from '../anew.ts'
import type { ThreadOnPage } from '../thread-on-page.ts'
import { placeAids } from './writing-aids.ts'

const isApple = /Mac|iP/.test(navigator.platform)

/** The buttons load on their own, and the form works without them. What they do is loaded when the first is pressed. */
export function mountTools(thread: ThreadOnPage, form: HTMLFormElement): void {
  placeAids(form)
  form.querySelector('[type=submit]')?.setAttribute('aria-keyshortcuts', 'Control+Enter Meta+Enter')
  form.addEventListener('keydown', event => pressByKeys(form, event))
  form.addEventListener('click', ({ target }) => {
    if (target instanceof Element) void use(thread, form, target)
  })
}

async function use(thread: ThreadOnPage, form: HTMLFormElement, target: Element): Promise<void> {
  const body = form.querySelector('textarea')
  const mark = target.closest('[data-mark]')?.getAttribute('data-mark')
  const toggle = target.closest('[aria-expanded]')
  if (body !== null && mark)
    await import('./format.ts')
      .catch(anew<typeof import('./format.ts')>)
      .then(({ format }) => format(body, mark), ignore)
  if (toggle)
    await import('./preview.ts')
      .catch(anew<typeof import('./preview.ts')>)
      .then(({ togglePreview }) => togglePreview(thread, form, toggle), ignore)
}

/** Markdown can be typed, and the words sent, all the same. */
function ignore(): void {}

/** Does nothing while an input method is active: there Enter only confirms a word. */
function pressByKeys(form: HTMLFormElement, event: KeyboardEvent): void {
  const { altKey, code, isComposing, key, shiftKey } = event
  const modifier = isApple ? 'Meta' : 'Control'
  if (isComposing || altKey || !event.getModifierState(modifier)) return
  // If Shift or another script changes the key's character, its position counts.
  const sign = /^\w+$/.test(key) ? key : code.replace(/Key|Digit/, '')
  const pressed = `${modifier}+${shiftKey ? 'Shift+' : ''}${sign}`
  const button = form.querySelector<HTMLElement>(`[aria-keyshortcuts~="${pressed}" i]`)
  if (button === null) return
  event.preventDefault()
  button.click()
}
