/** Ten seconds, or until the reader leaves the page. */
export function givenUpInTime(): AbortSignal {
  const patience = new AbortController()
  const giveUp = () => patience.abort()
  setTimeout(giveUp, 10_000)
  addEventListener('pagehide', giveUp, { once: true })
  return patience.signal
}
