/** Holds nobody up when the signal ends, though the work may not listen to it. */
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
 * Answers how to listen no longer, which who has ended must do: a signal that lives as long as the service
 * would keep each listener, and `AbortSignal.any` with it keeps even each signal that was made of it.
 */
export function whenAborted(signal: AbortSignal, act: () => void): () => void {
  if (signal.aborted) act()
  signal.addEventListener('abort', act, { once: true })
  return () => signal.removeEventListener('abort', act)
}
