import type { Fault } from '../preview-state.ts'
import { element } from './element.ts'
import { noteOf } from './note.ts'

type Overlay = { show(fault: Fault | null): void }

/**
 * An errata slip over the page. It is in a shadow tree, so that the site's styles and its own do not affect each other.
 * As a modal dialog it takes the focus. Escape closes it; a tab at the edge remains.
 */
export function createOverlay(): Overlay {
  const slip = element('dialog', {
    role: 'alertdialog',
    'aria-labelledby': 'title',
    'aria-describedby': 'explanation',
    tabindex: '-1',
  })
  const tab = element('button', { type: 'button', class: 'tab', hidden: '' })
  const styled = attach(slip, tab)
  let isWanted = false
  const close = () => slip.close()
  slip.addEventListener('close', () => {
    tab.hidden = !isWanted
  })
  tab.addEventListener('click', () => open(slip, tab))
  return {
    show: async fault => {
      isWanted = fault !== null
      // The overlay stays hidden until its style has loaded, and a hidden element cannot take the focus.
      await styled
      if (fault === null) {
        slip.close()
        tab.hidden = true
        return
      }
      const note = noteOf(fault, close)
      slip.replaceChildren(...note.parts)
      tab.replaceChildren(note.title)
      if (note.isUrgent) open(slip, tab)
      else tab.hidden = slip.open
    },
  }
}

function open(slip: HTMLDialogElement, tab: HTMLElement): void {
  tab.hidden = true
  if (!slip.open) slip.showModal()
  // A new build may have replaced the element that had the focus.
  if (!slip.matches(':focus-within')) slip.focus({ preventScroll: true })
}

function attach(...parts: readonly HTMLElement[]): Promise<void> {
  const host = element('div', { hidden: '' })
  const style = element('link', { rel: 'stylesheet', href: '/_preview/overlay.css' })
  const styled = new Promise<void>(resolve => {
    for (const end of ['load', 'error']) style.addEventListener(end, () => resolve())
  })
  host.attachShadow({ mode: 'open' }).append(style, ...parts)
  document.body.append(host)
  return styled.then(() => {
    host.hidden = false
  })
}
