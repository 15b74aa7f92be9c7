import { setTimeout as waitFor } from 'node:timers/promises'
import type { ExternalLinkOptions } from './check-external-links.ts'
import { failureOf } from './failure.ts'
import { openHosts } from './hosts.ts'

/** The parts of an answer that matter here. */
export type Reply = {
  readonly status: number
  readonly location: string | null
  readonly retryAfter: string | null
}

type Method = 'HEAD' | 'GET'

const longestRest = 60_000

/** Sends a HEAD request, and then a GET request if that answer proves nothing. Throws what `fetch` throws. */
export function openRequests(options: ExternalLinkOptions): (url: URL) => Promise<Reply> {
  const { now, fetch = globalThis.fetch, timeout = 10_000 } = options
  const wait = options.wait ?? (milliseconds => waitFor(milliseconds))
  const hosts = openHosts({ now, wait, pause: options.pause ?? 1_000 })
  const headers = { 'user-agent': `Afterword link check (+${options.siteUrl})`, accept: '*/*' }

  const send = (url: URL, method: Method): Promise<Reply> =>
    hosts.request(url.host, async () => {
      const signal = AbortSignal.timeout(timeout)
      const response = await fetch(url, { method, headers, signal, redirect: 'manual' })
      // Nobody reads the body, and an unread one would keep the connection open.
      await response.body?.cancel()
      return {
        status: response.status,
        location: response.headers.get('location'),
        retryAfter: response.headers.get('retry-after'),
      }
    })

  const sendPatiently = async (url: URL, method: Method): Promise<Reply> => {
    const reply = await send(url, method)
    const rest = restOf(reply, now())
    if (rest === null || rest > longestRest) return reply
    await hosts.rest(url.host, rest)
    return await send(url, method)
  }

  /** Many hosts answer HEAD wrongly or not at all, so only GET can prove that a link is dead. */
  return async url => {
    try {
      const reply = await sendPatiently(url, 'HEAD')
      if (reply.status < 400 || isBusy(reply)) return reply
    } catch (error) {
      if (!failureOf(error).isOfMethod) throw error
    }
    return await sendPatiently(url, 'GET')
  }
}

/** An overloaded host says when to come back; a broken one does not. */
export function isBusy({ status, retryAfter }: Reply): boolean {
  return status === 429 || (status === 503 && retryAfter !== null)
}

/**
 * How long the host asks us to wait, in milliseconds. The header is a number of seconds or a date. `null` if it is
 * neither.
 */
function restOf(reply: Reply, now: number): number | null {
  const { retryAfter } = reply
  if (!isBusy(reply) || retryAfter === null) return null
  const rest = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now
  return Number.isNaN(rest) ? null : Math.max(0, rest)
}
