import type { ExternalLinkOptions } from './check-external-links.ts'
import { failureOf } from './failure.ts'
import { isBusy, openRequests, type Reply } from './requests.ts'
import { readTarget } from './target.ts'

/** What is known of an address. `why` follows the address in a message. */
export type Answer =
  | { readonly kind: 'good' }
  | { readonly kind: 'dead'; readonly why: string; readonly isUnreached?: true }
  /** `isUnreached`: no host answered, so the fault may be with this machine. */
  | { readonly kind: 'doubtful'; readonly why: string; readonly isUnreached?: true }
  | { readonly kind: 'unasked'; readonly why: string }

const mostRedirects = 5

/** Returns a function that asks one address and follows its redirects. */
export function openAsker(options: ExternalLinkOptions): (url: URL) => Promise<Answer> {
  const request = openRequests(options)
  return async first => {
    let url = first
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const reply = await request(url).catch((error: unknown) => failureOf(error).answer)
      if ('kind' in reply) return reply
      if (!isRedirect(reply)) return answerOf(reply)
      const next = targetOf(reply, url, options)
      if ('answer' in next) return next.answer
      url = next.url
    }
    return doubtful(`redirects more than ${mostRedirects} times`)
  }
}

function isRedirect({ status }: Reply): boolean {
  return status >= 300 && status < 400 && status !== 304
}

function targetOf({ location, status }: Reply, from: URL, options: ExternalLinkOptions) {
  const next = location === null ? null : URL.parse(location, from)
  if (next === null) return { answer: doubtful(`answers ${status} without saying where to`) }
  const target = readTarget(next.href, options)
  if ('url' in target) return target
  return { answer: doubtful(`redirects to ${next.href}, which cannot be checked`) }
}

function answerOf(reply: Reply): Answer {
  const { status } = reply
  if (status === 404 || status === 410) return { kind: 'dead', why: `answers ${status}` }
  if (isBusy(reply))
    return { kind: 'unasked', why: `was not checked: its host asks to try again later (${status})` }
  return status < 400 ? { kind: 'good' } : doubtful(`answers ${status}`)
}

function doubtful(why: string): Answer {
  return { kind: 'doubtful', why }
}
