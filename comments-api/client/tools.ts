import type { ThreadOnPage } from './thread-on-page.ts'

type Steps = Readonly<Record<string, number>>

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
  if (toolbar !== null) steerWithArrows(toolbar)
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

/** One stop for the Tab key: https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/ */
function steerWithArrows(toolbar: Element): void {
  const buttons = [...toolbar.querySelectorAll('button')]
  const forward = getComputedStyle(toolbar).direction === 'rtl' ? -1 : 1
  const steps: Steps = { ArrowRight: forward, ArrowLeft: -forward }
  let current = 0
  const stopAt = (index: number) => {
    current = index
    for (const [at, button] of buttons.entries()) button.tabIndex = at === index ? 0 : -1
  }
  for (const button of buttons) {
    const keys = button
      .getAttribute('aria-keyshortcuts')
      ?.split(' ')
      .at(isApple ? 1 : 0)
    button.title = `${button.ariaLabel} (${keys?.replace('Meta+', '⌘').replace('Control', 'Ctrl')})`
  }
  toolbar.addEventListener('keydown', event => {
    const step = event instanceof KeyboardEvent ? steps[event.key] : undefined
    if (step === undefined) return
    stopAt((current + step + buttons.length) % buttons.length)
    buttons[current]?.focus()
  })
  stopAt(0)
}
