/** To race with work that may not listen to its signal: it holds nobody up. */
export function failWhen(signal: AbortSignal, message: string): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error(message)), { once: true })
  })
}
