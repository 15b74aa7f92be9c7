type Steps = Readonly<Record<string, number>>

const isApple = /Mac|iP/.test(navigator.platform)

/** One stop for the Tab key: https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/ */
export function steerWithArrows(toolbar: Element): void {
  const buttons = [...toolbar.querySelectorAll('button')]
  if (toolbar.querySelector('[title]')) return
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
