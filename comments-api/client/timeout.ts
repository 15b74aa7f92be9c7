/** Aborts after ten seconds, or when the reader leaves the page. */
export function requestTimeout(): AbortSignal {
  const timeout = new AbortController()
  const abort = () => timeout.abort()
  setTimeout(abort, 10_000)
  addEventListener('pagehide', abort, { once: true })
  return timeout.signal
}
