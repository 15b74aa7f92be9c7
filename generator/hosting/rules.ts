import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from '../diagnostic.ts'
import type { Place } from '../yaml/read-yaml.ts'
import { captureAddress, captureQuery, fillAddress, isPattern } from './match-address.ts'
import { readHeaders } from './read-headers.ts'
import { readRedirects } from './read-redirects.ts'

/** One header for the addresses of one path; the place is that of its name. */
export type HeaderRule = Place & {
  readonly path: string
  readonly name: string
  readonly value: string
}

/** One redirect or, with the status 200 or 404, one rewrite. */
export type RedirectRule = {
  readonly from: string
  readonly to: string
  readonly status: number
  /** It applies even where a file stands. */
  readonly isForced: boolean
  /** It applies only to requests that hold these parameters; a value such as ":id" names what it finds. */
  readonly query: Readonly<Record<string, string>>
  /** It applies only to some readers: `{ Country: 'de,at' }`. */
  readonly conditions: Readonly<Record<string, string>>
  readonly fromPlace: Place
  readonly toPlace: Place
}

/** What the host would pass over in silence, or understand otherwise than it reads. */
export type HostingMistake = Place &
  Pick<Diagnostic, 'severity' | 'message' | 'hint'> & { readonly file: '_headers' | '_redirects' }

/** What `_headers` and `_redirects` say, read as Netlify reads them. */
export type HostingRules = {
  readonly headers: readonly HeaderRule[]
  readonly redirects: readonly RedirectRule[]
  readonly mistakes: readonly HostingMistake[]
}

export function readHostingRules(output: string): HostingRules {
  const headers = readHeaders(readOr(join(output, '_headers')))
  const redirects = readRedirects(readOr(join(output, '_redirects')))
  return {
    headers: headers.rules,
    redirects: redirects.rules,
    mistakes: [
      ...headers.mistakes.map(mistake => ({ file: '_headers' as const, ...mistake })),
      ...redirects.mistakes.map(mistake => ({ file: '_redirects' as const, ...mistake })),
    ],
  }
}

/** Where two paths match, the later one counts; what one path says twice is joined. */
export function headersFor(
  { headers }: Pick<HostingRules, 'headers'>,
  url: string,
): Record<string, string> {
  const path = url.split('?', 1)[0] ?? '/'
  const sent = new Map<string, HeaderRule>()
  for (const rule of headers) {
    if (captureAddress(rule.path, path) === null) continue
    const name = rule.name.toLowerCase()
    const other = sent.get(name)
    const value = other?.path === rule.path ? `${other.value}, ${rule.value}` : rule.value
    sent.set(name, { ...rule, value })
  }
  return Object.fromEntries([...sent.values()].map(({ name, value }) => [name, value]))
}

/**
 * Where a reader of any country is led by one of the rules that send a reader elsewhere. A pattern that
 * is not forced gives way to files, of which nothing is known here: it is passed over.
 */
export function redirectFor(
  { redirects }: HostingRules,
  url: string,
): { readonly to: string; readonly status: number } | null {
  const [path = '/', query] = url.split('?', 2)
  for (const rule of redirects) {
    const { from, status, isForced } = rule
    if (!isRedirect(rule) || isConditional(rule) || (isPattern(from) && !isForced)) continue
    const inPath = captureAddress(from, path)
    const inQuery = captureQuery(rule.query, new URLSearchParams(query))
    if (inPath === null || inQuery === null) continue
    const to = fillAddress(rule.to, { ...inPath, ...inQuery })
    const isComplete = query === undefined || Object.keys(rule.query).length > 0
    return { to: isComplete ? to : `${to}?${query}`, status }
  }
  return null
}

/** As opposed to a rewrite, which answers at the address that was asked for. */
export function isRedirect({ status }: Pick<RedirectRule, 'status'>): boolean {
  return status >= 300 && status < 400
}

/** Whoever asks, and with whatever parameters. */
export function isForEveryone(rule: RedirectRule): boolean {
  return !isConditional(rule) && Object.keys(rule.query).length === 0
}

/** Whether the host passes a decoded path on to the comment service. */
export function isOfService(path: string): boolean {
  return /^\/(?:api|admin)(?:\/|$)/.test(path)
}

function isConditional({ conditions }: RedirectRule): boolean {
  return Object.keys(conditions).length > 0
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
