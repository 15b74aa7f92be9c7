import { leadTo } from '../thread-on-page.ts'

/** Browsers do not look for a fragment's element in a shadow root, and `:target` does not match there. */
export function followFragments(shadow: ShadowRoot): void {
  if (document.querySelector('base'))
    import('./ignore-base.ts').then(
      ({ ignoreBase }) => ignoreBase(shadow),
      () => undefined,
    )
  shadow.addEventListener('click', ({ target }) => {
    const link = target instanceof Element && target.closest('a')
    const [page] = location.href.split('#')
    if (link && link.hash !== '' && link.href === page + link.hash)
      leadTo(shadow.getElementById(link.hash.slice(1)))
  })
  const told =
    location.hash.startsWith('#response-') && shadow.getElementById(location.hash.slice(1))
  if (!told) return
  told.classList.add('is-told')
  leadTo(told)
}
