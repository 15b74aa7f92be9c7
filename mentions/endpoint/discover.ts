import type { IncomingHttpHeaders } from 'node:http'
import {
  FetchRefused,
  isPassing,
  type RefusalReason,
} from '../../comments-api/outside/fetch-refused.ts'
import { readApart, Unreadable } from '../../comments-api/outside/read-apart.ts'
import type { SafeFetch, SafeSend } from '../../comments-api/safe-fetch.ts'
import type { Outcome } from '../settle-notification.ts'
import { findInLinkHeader } from './link-header.ts'
import { NamedEndpoints } from './named-endpoints.ts'

export type Endpoint = { readonly via: 'webmention' | 'pingback'; readonly url: string }

/** The endpoint that a page names, or the reason why nothing can be sent. */
export type Discovered = { readonly kind: 'endpoint'; readonly endpoint: Endpoint } | Outcome

export type Web = { readonly fetch: SafeFetch; readonly send: SafeSend }

const thread = new URL('./reading-thread.ts', import.meta.url)
/**
 * Most pages name no endpoint, and then need not be parsed. A relation may be written with character references. The
 * limit keeps a megabyte of `rel=` from being read again and again.
 */
const mayName = /webmention|pingback|\brel\s*=[^>]{0,100}&/i
const none = { kind: 'none', why: 'the page names no endpoint' } as const

export async function discoverEndpoint(target: string, web: Web): Promise<Discovered> {
  try {
    const fetched = await web.fetch(target)
    if (fetched.kind === 'status') return withoutPage(fetched.status)
    const { url, headers, text } = fetched
    const named = namedInHeaders(headers, url)
    // A header counts before the page, and a webmention endpoint anywhere counts before a pingback server.
    if (named.webmention !== null) return choose(named)
    if (!mayName.test(text)) return choose(named)
    const inPage = await readApart({
      thread,
      document: { html: text, url },
      answer: NamedEndpoints,
    })
    return choose({ webmention: inPage.webmention, pingback: named.pingback ?? inPage.pingback })
  } catch (error) {
    return passOver(error, target, web)
  }
}

function namedInHeaders(headers: IncomingHttpHeaders, url: string): NamedEndpoints {
  const absolute = (found: string | null) =>
    found === null ? null : (URL.parse(found, url)?.href ?? null)
  const link = [headers.link ?? ''].flat().join(', ')
  return {
    webmention: absolute(findInLinkHeader(link, 'webmention')),
    pingback: absolute([headers['x-pingback'] ?? null].flat()[0] ?? null),
  }
}

function choose({ webmention, pingback }: NamedEndpoints): Discovered {
  if (webmention !== null)
    return { kind: 'endpoint', endpoint: { via: 'webmention', url: webmention } }
  if (pingback !== null) return { kind: 'endpoint', endpoint: { via: 'pingback', url: pingback } }
  return none
}

function withoutPage(status: number): Outcome {
  const why = `the page answers ${status}`
  return isPassingStatus(status) ? { kind: 'later', why, notBefore: null } : { kind: 'none', why }
}

/** Too many requests, too slow, or a broken server: the same request may succeed later. */
export function isPassingStatus(status: number): boolean {
  return status >= 500 || status === 429 || status === 408
}

/** An image or a very large page cannot be read, but its headers may name an endpoint. */
const headOnly: ReadonlySet<RefusalReason> = new Set(['content-type', 'too-large', 'encoding'])

async function passOver(error: unknown, target: string, web: Web): Promise<Discovered> {
  if (error instanceof Unreadable) return { kind: 'none', why: 'the page cannot be read' }
  if (!(error instanceof FetchRefused)) throw error
  if (!headOnly.has(error.reason)) return refusal(error)
  try {
    const { status, headers, url } = await web.send.head(target)
    return status === 200 ? choose(namedInHeaders(headers, url)) : withoutPage(status)
  } catch (again) {
    if (again instanceof FetchRefused) return refusal(again)
    throw again
  }
}

export function refusal(refused: FetchRefused): Outcome {
  const why = refused.reason
  return isPassing(refused) ? { kind: 'later', why, notBefore: null } : { kind: 'skipped', why }
}
