import { leadTo } from '../thread-on-page.ts'

/** Browsers do not look for a fragment's element in a shadow root, and `:target` does not match there. */
export function followFragments(shadow: ShadowRoot): void {
  shadow.addEventListener('click', event => {
    const { target } = event
    const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[href^="#"]')
    if (!link || isForNewTab(event)) return
    // A page's <base> would lead to another page.
    event.preventDefault()
    location.hash = link.hash
    leadTo(shadow.getElementById(link.hash.slice(1)))
  })
  const told =
    location.hash.startsWith('#response-') && shadow.getElementById(location.hash.slice(1))
  if (!told) return
  told.classList.add('is-told')
  leadTo(told)
}

function isForNewTab(event: Event): boolean {
  return event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)
}
