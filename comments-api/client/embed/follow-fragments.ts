import { leadTo } from '../thread-on-page.ts'

/** Browsers do not look for a fragment's element in a shadow root, and `:target` does not match there. */
export function followFragments(shadow: ShadowRoot): void {
  if (document.querySelector('base')) ignoreBase(shadow)
  shadow.addEventListener('click', ({ target }) => {
    const link = target instanceof Element && target.closest('a')
    if (link && link.hash !== '' && link.href === onThisPage(link))
      leadTo(shadow.getElementById(link.hash.slice(1)))
  })
  const told =
    location.hash.startsWith('#response-') && shadow.getElementById(location.hash.slice(1))
  if (!told) return
  told.classList.add('is-told')
  leadTo(told)
}

/** With a `<base>`, "#comment-…" is a place on the page that the base names. */
function ignoreBase(shadow: ShadowRoot): void {
  const complete = () => {
    for (const link of shadow.querySelectorAll<HTMLAnchorElement>('a[href^="#"]'))
      link.href = onThisPage(link)
  }
  complete()
  new MutationObserver(complete).observe(shadow, { childList: true, subtree: true })
}

function onThisPage({ hash }: HTMLAnchorElement): string {
  return location.href.replace(/#.*/, '') + hash
}
