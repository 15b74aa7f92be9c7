import type { IncomingMessage } from 'node:http'
import { FetchRefused } from './fetch-refused.ts'

/** Throws unless the address may be fetched, as far as that can be told before its host is looked up. */
export function requireWebAddress(text: string, ports: readonly number[]): URL {
  const url = URL.parse(text)
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

/** Whom a request goes to, however it is written: with a port, or with the dot that ends every name. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/\.$/, '')
}

const redirects = new Set([301, 302, 303, 307, 308])

/**
 * The absolute address that an answer redirects to, or `null`. Throws a FetchRefused for an address that must not be
 * fetched.
 */
export function redirectOf(message: IncomingMessage, url: URL): string | null {
  const { statusCode, headers } = message
  if (!redirects.has(statusCode ?? 0) || headers.location === undefined) return null
  // As browsers do: Node gives bytes, some of which are letters that nobody encoded.
  const location = Buffer.from(headers.location, 'latin1').toString()
  const next = URL.parse(location, url)
  // A redirect must not lead from a verified certificate to a connection without one.
  if (next === null || (url.protocol === 'https:' && next.protocol === 'http:')) {
    // Nobody will read it, and its host is free for others.
    message.destroy()
    throw new FetchRefused('not-a-web-address', url.href)
  }
  return next.href
}

/**
 * `fetch` refuses addresses with a name or a password, and its error repeats them. For settings; whether the text is a
 * web address at all is checked elsewhere.
 */
export function isWithoutPassword(text: string): boolean {
  const { username = '', password = '' } = URL.parse(text) ?? {}
  return `${username}${password}` === ''
}

export const passwordRefused = 'has a name or a password in it, with which nothing can be requested'
