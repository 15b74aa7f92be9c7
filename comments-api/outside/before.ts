import { FetchRefused } from './fetch-refused.ts'

/** Refuses as too slow what has not happened when `late` is aborted. */
export function before<Value>(
  late: AbortSignal,
  promise: Promise<Value>,
  url: URL,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new FetchRefused('too-slow', url.href))
    if (late.aborted) giveUp()
    late.addEventListener('abort', giveUp, { once: true })
    promise.then(resolve, reject).finally(() => late.removeEventListener('abort', giveUp))
  })
}
