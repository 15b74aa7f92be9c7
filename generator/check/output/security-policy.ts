import type { InlineCode, Reference } from './page-facts.ts'

/** A Content-Security-Policy, https://www.w3.org/TR/CSP3/: for each directive, the sources that it allows. */
export type SecurityPolicy = ReadonlyMap<string, readonly string[]>

export function parsePolicy(text: string): SecurityPolicy {
  const policy = new Map<string, readonly string[]>()
  for (const part of text.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/)
    const directive = name.toLowerCase()
    // Of two directives with one name, the first counts.
    if (directive !== '') policy.getOrInsert(directive, sources)
  }
  return policy
}

/** The directives for each use. The first one that is in the policy applies. */
const directives: Readonly<Record<Reference['use'] | InlineCode['use'], readonly string[]>> = {
  link: [],
  base: ['base-uri'],
  connect: ['connect-src', 'default-src'],
  font: ['font-src', 'default-src'],
  form: ['form-action'],
  frame: ['frame-src', 'child-src', 'default-src'],
  image: ['img-src', 'default-src'],
  manifest: ['manifest-src', 'default-src'],
  media: ['media-src', 'default-src'],
  object: ['object-src', 'default-src'],
  script: ['script-src-elem', 'script-src', 'default-src'],
  style: ['style-src-elem', 'style-src', 'default-src'],
  handler: ['script-src-attr', 'script-src', 'default-src'],
  'script-url': ['script-src-elem', 'script-src', 'default-src'],
  'style-attribute': ['style-src-attr', 'style-src', 'default-src'],
}

export type RulingDirective = { readonly name: string; readonly sources: readonly string[] }

/** `null` if no directive of the policy applies, which means that everything is allowed. */
export function directiveFor(
  policy: SecurityPolicy,
  use: keyof typeof directives,
): RulingDirective | null {
  const name = directives[use].find(directive => policy.has(directive))
  return name === undefined ? null : { name, sources: policy.get(name) ?? [] }
}

/** `url` is absolute; `origin` is that of the page. */
export function allowsAddress(
  { sources }: RulingDirective,
  { url, origin, nonce }: { readonly url: URL; readonly origin: string; readonly nonce?: string },
): boolean {
  if (nonce !== undefined && sources.includes(`'nonce-${nonce}'`)) return true
  // With 'strict-dynamic', only nonces and hashes allow a script.
  if (sources.includes("'strict-dynamic'")) return false
  return sources.some(source => matchesSource(source.toLowerCase(), url, new URL(origin)))
}

export function allowsInline({ sources }: RulingDirective, code: InlineCode): boolean {
  const isElement = code.use === 'script' || code.use === 'style'
  if (isElement && code.nonce !== null && sources.includes(`'nonce-${code.nonce}'`)) return true
  const countsHashes = isElement || sources.includes("'unsafe-hashes'")
  if (countsHashes && sources.includes(`'sha256-${code.hash}'`)) return true
  // Browsers ignore 'unsafe-inline' if the policy names a nonce, a hash or 'strict-dynamic'.
  const isStrict = sources.some(source => /^'(?:nonce-|sha\d+-|strict-dynamic)/.test(source))
  return !isStrict && sources.some(source => source.toLowerCase() === "'unsafe-inline'")
}

function matchesSource(source: string, url: URL, self: URL): boolean {
  if (source === "'self'") return url.host === self.host && isAtLeast(self.protocol, url.protocol)
  if (source.startsWith("'")) return false
  if (source === '*') return /^(?:https?|wss?):$/.test(url.protocol)
  if (/^[a-z][a-z0-9+.-]*:$/.test(source)) return isAtLeast(source, url.protocol)
  return matchesHost(source, url, self)
}

/** A source with http also allows https, but not the other way round. */
function isAtLeast(allowed: string, protocol: string): boolean {
  if (allowed === protocol) return true
  return (
    (allowed === 'http:' && protocol === 'https:') || (allowed === 'ws:' && protocol === 'wss:')
  )
}

const hostSource = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[^/:*]+)(?::(\d+|\*))?(\/[^?#]*)?$/

function matchesHost(source: string, url: URL, self: URL): boolean {
  const [, scheme, host = '', port, path] = hostSource.exec(source) ?? []
  if (!isAtLeast(scheme === undefined ? self.protocol : `${scheme}:`, url.protocol)) return false
  const isHost = host.startsWith('*') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host
  // `URL` leaves out the default port of a scheme.
  const isPort =
    port === '*' || (port ?? '') === url.port || (url.port === '' && isUsual(port, url))
  return isHost && isPort && matchesPath(path, url.pathname)
}

function isUsual(port: string | undefined, { protocol }: URL): boolean {
  return port === (protocol === 'http:' || protocol === 'ws:' ? '80' : '443')
}

function matchesPath(path: string | undefined, pathname: string): boolean {
  if (path === undefined || path === '/') return true
  return path.endsWith('/')
    ? pathname.toLowerCase().startsWith(path)
    : pathname.toLowerCase() === path
}
