/**
 * Calls `open` when the reader comes near, followed a link there, or has something there that waits to be sent; and
 * again whenever the reader comes back.
 */
export function whenNear(
  element: HTMLElement,
  thread: string | null | undefined,
  open: () => void,
): void {
  // It calls back with the next frame in any case: a script that moves between pages may set the address only after the
  // elements of the new one.
  new IntersectionObserver(
    entries => {
      if (isAwaited(thread) || entries.some(entry => entry.isIntersecting)) open()
    },
    { rootMargin: '800px' },
  ).observe(element)
}

function isAwaited(thread: string | null | undefined): unknown {
  try {
    // A comment newer than the page has no element yet that the browser could have jumped to. The key is from keys.ts:
    // sharing it would cost every reader one more request.
    return (
      /^#(comment|reply|response)/.test(location.hash) || localStorage[`afterword:unsent:${thread}`]
    )
  } catch {
    // If storage is forbidden, nothing waits.
    return null
  }
}
