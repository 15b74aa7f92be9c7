import type { IncomingMessage } from 'node:http'
import { FetchRefused } from './fetch-refused.ts'

/** An address that may be asked, as far as that can be told without asking for its host. */
export function requireWebAddress(text: string, ports: readonly number[]): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (!url || !isWeb || url.username !== '' || url.password !== '') {
    throw new FetchRefused('not-a-web-address', text)
  }
  if (!ports.includes(portOf(url))) throw new FetchRefused('port', text)
  return url
}

export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}

const redirects = new Set([301, 302, 303, 307, 308])

/** Where an answer leads on to, as a whole address; `null` if nowhere. Throws a FetchRefused for what may not be asked. */
export function redirectOf({ statusCode, headers }: IncomingMessage, url: URL): string | null {
  if (!redirects.has(statusCode ?? 0) || headers.location === undefined) return null
  // Never from a checked certificate to none.
  const next = URL.canParse(headers.location, url) ? new URL(headers.location, url) : null
  if (next === null || (url.protocol === 'https:' && next.protocol === 'http:')) {
    throw new FetchRefused('not-a-web-address', url.href)
  }
  return next.href
}

/**
 * `fetch` asks no address with a name or a password in it, and repeats it when
 * it refuses. For settings; what is no web address is somebody else's to judge.
 */
export function isWithoutPassword(text: string): boolean {
  const { username = '', password = '' } = URL.parse(text) ?? {}
  return `${username}${password}` === ''
}

export const passwordRefused = 'has a name or a password in it, with which nothing can be asked'
