/** With a `<base>`, "#comment-…" is a place on the page that the base names. */
export function ignoreBase(shadow: ShadowRoot): void {
  const complete = () => {
    const [page] = location.href.split('#')
    for (const link of shadow.querySelectorAll<HTMLAnchorElement>('a[href^="#"]'))
      link.href = page + link.hash
  }
  complete()
  new MutationObserver(complete).observe(shadow, { childList: true, subtree: true })
}
