import type { ThreadOnPage } from './thread-on-page.ts'

const isApple = /Mac|iP/.test(navigator.platform)

/**
 * What helps to write stands in the form's own template, in the site's language, and takes the places that it names
 * itself. What its buttons do is fetched by the first that is pressed.
 */
export function mountTools(thread: ThreadOnPage, form: HTMLFormElement): void {
  const card = form.closest('.reply-card')
  const { content } = form.querySelector('template') ?? {}
  for (const aid of content ? [...document.importNode(content, true).children] : [])
    card?.querySelector(aid.getAttribute('data-after') ?? '')?.after(aid)
  form.querySelector('[type=submit]')?.setAttribute('aria-keyshortcuts', 'Control+Enter Meta+Enter')
  const toolbar = form.querySelector('[role=toolbar]')
  for (const sign of ['focusin', 'pointerover'])
    toolbar?.addEventListener(sign, () => void openToolbar(toolbar), { once: true })
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
    await import('./format.ts').then(({ format }) => format(body, mark), ignore)
  if (toggle)
    await import('./preview.ts').then(
      ({ togglePreview }) => togglePreview(thread, form, toggle),
      ignore,
    )
}

function openToolbar(toolbar: Element): Promise<void> {
  return import('./steer.ts').then(({ steerWithArrows }) => steerWithArrows(toolbar), ignore)
}

/** The marks can be typed, and the words sent, all the same. */
function ignore(): void {}

/** Nothing while an input method is at work: its Enter only chooses a word. */
function pressByKeys(form: HTMLFormElement, event: KeyboardEvent): void {
  const { altKey, code, isComposing, key, shiftKey } = event
  const modifier = isApple ? 'Meta' : 'Control'
  if (isComposing || altKey || !event.getModifierState(modifier)) return
  // Where Shift or another script makes another sign of it, the key's place counts.
  const sign = /^\w+$/.test(key) ? key : code.replace(/Key|Digit/, '')
  const pressed = `${modifier}+${shiftKey ? 'Shift+' : ''}${sign}`.toLowerCase()
  for (const button of form.querySelectorAll<HTMLElement>('[aria-keyshortcuts]')) {
    if (!button.getAttribute('aria-keyshortcuts')?.toLowerCase().split(' ').includes(pressed))
      continue
    event.preventDefault()
    button.click()
  }
}
