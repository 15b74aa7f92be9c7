/** Runs once: when the reader comes near, followed a link there, or has something there that waits to be sent. */
export function whenNear(
  element: HTMLElement,
  thread: string | null | undefined,
  open: () => void,
): void {
  try {
    // A comment newer than the page has no element yet that the browser could have jumped to. The key is from keys.ts:
    // sharing it would cost every reader one more request.
    const isLedHere = /^#(comment-|reply|response-)/.test(location.hash)
    if (isLedHere || localStorage[`afterword:unsent:${thread}`]) {
      open()
      return
    }
  } catch {
    // If storage is forbidden, nothing waits.
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
