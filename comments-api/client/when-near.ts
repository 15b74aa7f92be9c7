/** Once: when the reader comes near, was led there by a link, or left something there that waits to be sent. */
export function whenNear(
  element: HTMLElement,
  thread: string | null | undefined,
  open: () => void,
): void {
  try {
    // A comment that is newer than the page has no element yet to which the browser could have jumped. The key is
    // that of keys.ts: to share it would be one more request of every reader.
    const isLedHere = /^#(comment-|reply|response-)/.test(location.hash)
    if (isLedHere || localStorage[`afterword:unsent:${thread}`]) {
      open()
      return
    }
  } catch {
    // Where storage is forbidden, nothing waits.
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
