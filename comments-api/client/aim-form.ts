/**
 * Available at once, with the plain form: a reader may press Reply before the rest has loaded, or when it never does.
 * Opening the link in another tab leads to the page for readers without scripts.
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
