import type { ClientRequest, IncomingMessage } from 'node:http'
import { FetchRefused } from './fetch-refused.ts'

/** As much of it as has arrived by then. */
export function endInTime(message: IncomingMessage, deadline: AbortSignal, url: URL): void {
  const end = () => message.destroy(new FetchRefused('too-slow', url.href))
  deadline.addEventListener('abort', end, { once: true })
  message.on('close', () => deadline.removeEventListener('abort', end))
}

/** Of responses that may precede the answer, such as early hints; each is work for nothing. */
const mostInformation = 16

export function endStorm(asked: ClientRequest, url: URL): () => void {
  let heard = 0
  return () => {
    heard += 1
    if (heard > mostInformation) asked.destroy(new FetchRefused('too-large', url.href))
  }
}
