/** Ten seconds, or until the reader leaves the page. */
export function givenUpInTime(): AbortSignal {
  const leaving = new AbortController()
  addEventListener('pagehide', () => leaving.abort(), { once: true })
  return AbortSignal.any([AbortSignal.timeout(10_000), leaving.signal])
}
