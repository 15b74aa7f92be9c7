import { setTimeout as waitFor } from 'node:timers/promises'
import type { ExternalLinkOptions } from './check-external-links.ts'
import { failureOf } from './failure.ts'
import { openHosts } from './hosts.ts'
import { readTarget } from './target.ts'

/** What is known of an address; `why` goes on behind it in a message. */
export type Answer =
  | { readonly kind: 'good' }
  | { readonly kind: 'dead'; readonly why: string; readonly isUnreached?: true }
  /** `isUnreached`: no host answered, which may be this machine's doing. */
  | { readonly kind: 'doubtful'; readonly why: string; readonly isUnreached?: true }
  | { readonly kind: 'unasked'; readonly why: string }

type Reply = {
  readonly status: number
  readonly location: string | null
  readonly retryAfter: string | null
}
type Method = 'HEAD' | 'GET'

const mostRedirects = 5
const longestRest = 60_000

/** Asks one address at a time for its caller, and follows where it leads. */
export function openAsker(options: ExternalLinkOptions): (url: URL) => Promise<Answer> {
  const { now, fetch = globalThis.fetch, timeout = 10_000, allowsPrivateHosts = false } = options
  const wait = options.wait ?? (milliseconds => waitFor(milliseconds))
  const hosts = openHosts({ now, wait, pause: options.pause ?? 1_000 })
  const headers = { 'user-agent': `Afterword link check (+${options.siteUrl})`, accept: '*/*' }

  const send = (url: URL, method: Method): Promise<Reply> =>
    hosts.request(url.host, async () => {
      const signal = AbortSignal.timeout(timeout)
      const response = await fetch(url, { method, headers, signal, redirect: 'manual' })
      // Nobody reads it, and an open body would hold the connection.
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

  /** Many hosts answer HEAD wrongly or not at all: only GET can prove a link dead. */
  const askOnce = async (url: URL): Promise<Reply> => {
    try {
      const reply = await sendPatiently(url, 'HEAD')
      if (reply.status < 400 || isBusy(reply)) return reply
    } catch (error) {
      if (!failureOf(error).isOfMethod) throw error
    }
    return await sendPatiently(url, 'GET')
  }

  return async first => {
    let url = first
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const reply = await askOnce(url).catch((error: unknown) => failureOf(error).answer)
      if ('kind' in reply) return reply
      if (!isRedirect(reply)) return answerOf(reply)
      const next = targetOf(reply, url, allowsPrivateHosts)
      if ('answer' in next) return next.answer
      url = next.url
    }
    return { kind: 'doubtful', why: `leads on more than ${mostRedirects} times` }
  }
}

function isRedirect({ status }: Reply): boolean {
  return status >= 300 && status < 400 && status !== 304
}

function targetOf({ location, status }: Reply, from: URL, allowsPrivateHosts: boolean) {
  const next = location === null ? null : URL.parse(location, from)
  if (next === null) return { answer: doubtful(`answers ${status} and does not say where to`) }
  const target = readTarget(next.href, allowsPrivateHosts)
  if ('url' in target) return target
  return { answer: doubtful(`leads on to ${next.href}, which cannot be asked`) }
}

function answerOf(reply: Reply): Answer {
  const { status } = reply
  if (status === 404 || status === 410) return { kind: 'dead', why: `answers ${status}` }
  if (isBusy(reply))
    return { kind: 'unasked', why: `was not checked: its host asks for patience (${status})` }
  return status < 400 ? { kind: 'good' } : doubtful(`answers ${status}`)
}

/** A host that is overloaded says when to come back; one that is broken does not. */
function isBusy({ status, retryAfter }: Reply): boolean {
  return status === 429 || (status === 503 && retryAfter !== null)
}

/** In milliseconds: the header is a number of seconds or a date. */
function restOf(reply: Reply, now: number): number | null {
  const { retryAfter } = reply
  if (!isBusy(reply) || retryAfter === null) return null
  const rest = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now
  return Number.isNaN(rest) ? null : Math.max(0, rest)
}

function doubtful(why: string): Answer {
  return { kind: 'doubtful', why }
}
