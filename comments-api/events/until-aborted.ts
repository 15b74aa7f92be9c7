/** Stops waiting when the signal aborts, even if the work does not listen to it. */
export async function untilAborted<Result>(
  signal: AbortSignal,
  message: string,
  work: Promise<Result>,
): Promise<Result> {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const leave = whenAborted(signal, () => reject(new Error(message)))
  try {
    return await Promise.race([work, aborted])
  } finally {
    leave()
  }
}

/**
 * Calls `act` when the signal aborts. The returned function stops listening, and must be called at the end: a signal
 * that lives as long as the service would otherwise keep every listener and, with `AbortSignal.any`, every signal
 * derived from it.
 */
export function whenAborted(signal: AbortSignal, act: () => void): () => void {
  if (signal.aborted) act()
  signal.addEventListener('abort', act, { once: true })
  return () => signal.removeEventListener('abort', act)
}
