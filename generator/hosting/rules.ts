import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic, Place, Said } from '../diagnostic.ts'
import { captureAddress, captureQuery, fillAddress, isPattern } from './match-address.ts'
import { readHeaders } from './read-headers.ts'
import { readRedirects } from './read-redirects.ts'

/** One header for the addresses that a path matches. The place is that of its name. */
export type HeaderRule = Place & {
  readonly path: string
  readonly name: string
  readonly value: string
}

/** A redirect or, with the status 200 or 404, a rewrite. */
export type RedirectRule = {
  readonly from: string
  readonly to: string
  readonly status: number
  /** Whether the rule applies even if there is a file. */
  readonly isForced: boolean
  /** The parameters that a request must have. A value such as ":id" is a placeholder. */
  readonly query: Readonly<Record<string, string>>
  /** The conditions that a reader must fulfil: `{ Country: 'de,at' }`. */
  readonly conditions: Readonly<Record<string, string>>
  readonly fromPlace: Place
  readonly toPlace: Place
}

/** Something that the host would ignore without a word, or understand differently than it reads. */
export type HostingMistake = Place &
  Said &
  Pick<Diagnostic, 'severity'> & { readonly file: '_headers' | '_redirects' }

/** The rules in `_headers` and `_redirects`, read as Netlify reads them. */
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

/**
 * The headers for an address. If several paths set the same header, the last one counts; two values for one path are
 * joined.
 */
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
 * Where a reader is redirected, whatever their country; `null` if nowhere. A pattern that is not forced gives way to
 * files, which are not known here, so it is left out.
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

/** Whether the rule is a redirect. A rewrite answers at the requested address instead. */
export function isRedirect({ status }: Pick<RedirectRule, 'status'>): boolean {
  return status >= 300 && status < 400
}

/** Whether the rule applies to all readers and all parameters. */
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
