/** Once: when the reader comes near, or was led there by a link. */
export function whenNear(element: HTMLElement, open: () => void): void {
  // A comment that is newer than the page has no element yet to which the browser could have jumped.
  if (/^#(comment-|reply|response-)/.test(location.hash)) {
    open()
    return
  }
  new IntersectionObserver(
    (entries, observer) => {
      if (!entries.some(entry => entry.isIntersecting)) return
      observer.disconnect()
      open()
    },
    { rootMargin: '800px' },
  ).observe(element)
}
