import { leadTo } from '../thread-on-page.ts'

/** Browsers do not look for a fragment's element in a shadow root, and `:target` does not match there. */
export function followFragments(shadow: ShadowRoot): void {
  shadow.addEventListener('click', ({ target }) => {
    const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[href^="#"]')
    if (link) leadTo(shadow.getElementById(link.hash.slice(1)))
  })
  const told =
    location.hash.startsWith('#response-') && shadow.getElementById(location.hash.slice(1))
  if (!told) return
  told.classList.add('is-told')
  leadTo(told)
}
