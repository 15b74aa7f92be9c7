import type { IncomingMessage } from 'node:http'
import { FetchRefused } from './fetch-refused.ts'
import { readLimited } from './read-limited.ts'

/** The answer of a stranger's server. Only the body of a 200 is read; of other answers, only the status is known. */
export type Fetched =
  | {
      readonly kind: 'page'
      /** The address after redirects. */
      readonly url: string
      readonly contentType: string
      readonly text: string
      readonly headers: IncomingMessage['headers']
    }
  | { readonly kind: 'status'; readonly url: string; readonly status: number }

/** `text` is empty if it was not asked for, or could not be read. */
export type Answer = Pick<IncomingMessage, 'headers'> & {
  readonly url: string
  readonly status: number
  readonly text: string
}

/** The answer at the end of the redirects. */
export type Visited = { readonly message: IncomingMessage; readonly url: URL }

/** In bytes. The reply to a message is a sentence and not a page. */
const longestReply = 64 * 1024
const readable =
  /^(?:text\/html|application\/xhtml\+xml|(?:application|text)\/(?:[\w.-]+\+)?xml|application\/(?:feed\+)?json)\s*(?:;|$)/i

export async function readPage({ message, url }: Visited, largest: number): Promise<Fetched> {
  const { href } = url
  try {
    const status = message.statusCode ?? 0
    if (status !== 200) return { kind: 'status', url: href, status }
    const contentType = message.headers['content-type'] ?? ''
    if (!readable.test(contentType)) throw new FetchRefused('content-type', href)
    const text = await readLimited(message, largest, href)
    return { kind: 'page', url: href, contentType, text, headers: message.headers }
  } finally {
    message.destroy()
  }
}

/** The message has arrived, so a failure to read the reply is ignored. */
export async function readReply({ message, url }: Visited): Promise<Answer> {
  try {
    const text = await readLimited(message, longestReply, url.href).catch(() => '')
    return { ...headOf(message, url), text }
  } finally {
    message.destroy()
  }
}

export function headOf(
  { statusCode, headers }: IncomingMessage,
  { href }: URL,
): Omit<Answer, 'text'> {
  return { url: href, status: statusCode ?? 0, headers }
}
