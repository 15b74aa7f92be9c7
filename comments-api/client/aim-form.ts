/**
 * At once, in the plain form: a reader may press Reply before the rest has arrived, or when it never does. Who asks
 * for another tab gets the page that readers without scripts get.
 */
export function aimForm(section: HTMLElement, event: MouseEvent, options: FocusOptions): void {
  const { defaultPrevented, target, ctrlKey, metaKey } = event
  const link = target instanceof Element && target.closest<HTMLAnchorElement>('.reply')
  const parent = section.querySelector<HTMLInputElement>('[name=parent]')
  if (defaultPrevented || !link || !parent || ctrlKey || metaKey) return
  event.preventDefault()
  parent.value = link.search.slice('?to='.length)
  section.querySelector('textarea')?.focus(options)
}
