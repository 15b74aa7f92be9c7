import { percentDecoded } from '../percent-decoded.ts'

/** What the placeholders of a pattern match in an address. What `*` matches is called "splat". */
type Captured = Readonly<Record<string, string>>

/**
 * `null` if the path does not match. `*` matches the rest of a path, `:name` one part of it:
 * https://docs.netlify.com/routing/redirects/redirect-options/
 */
export function captureAddress(pattern: string, path: string): Captured | null {
  if (!isPattern(pattern)) return plainPath(pattern) === plainPath(path) ? {} : null
  const found = patternOf(plainPath(pattern)).exec(plainPath(path))
  return found === null ? null : { ...found.groups, ...splatOf(pattern, found.groups) }
}

/** `/a/*` also matches `/a`. */
function splatOf(pattern: string, groups: Captured | undefined): Captured {
  return pattern.endsWith('/*') ? { splat: groups?.['splat'] ?? '' } : {}
}

/** `null` if a parameter is missing or has another value. Further parameters do not matter. */
export function captureQuery(
  expected: Readonly<Record<string, string>>,
  given: URLSearchParams,
): Captured | null {
  const captured: Record<string, string> = {}
  for (const [key, value] of Object.entries(expected)) {
    const found = given.get(key)
    if (found === null || (!value.startsWith(':') && found !== value)) return null
    captured[value.replace(/^:/, '')] = found
  }
  return captured
}

export function fillAddress(to: string, captured: Captured): string {
  return to.replace(placeholder, (whole, name) => captured[name] ?? whole)
}

/** The names of the placeholders in an address. The port of a host is not one. */
export function placeholdersIn(address: string): string[] {
  return [...address.matchAll(placeholder)].map(([, name = '']) => name)
}

export function isPattern(pattern: string): boolean {
  return /\*|\/:/.test(pattern.replace(/^https?:\/\//, ''))
}

/** Whether `broad` matches every address that `narrow` matches. */
export function coversPattern(broad: string, narrow: string): boolean {
  const [wide, slim] = [partsOf(broad), partsOf(narrow)]
  if (wide.host !== null && wide.host !== slim.host) return false
  for (const [position, part] of wide.parts.entries()) {
    const other = slim.parts[position]
    if (part === '*') return true
    if (other === undefined || other === '*') return false
    if (!part.startsWith(':') && part !== other) return false
  }
  return wide.parts.length === slim.parts.length
}

/** One spelling for addresses that a host treats as the same: `/a`, `/a/` and `/a/index.html`. */
export function plainPath(path: string): string {
  const plain = percentDecoded(path).replace(/(?:\/index\.html|\/)$/, '')
  return plain === '' ? '/' : plain
}

const placeholder = /:([a-z_]\w*)/gi

/** The names of placeholders were checked before, so they are valid as names of groups. */
function patternOf(pattern: string): RegExp {
  const names = new Set<string>()
  const parts = pattern.split('/').map((part, position, { length }) => {
    const name = /^:([a-z_]\w*)$/i.exec(part)?.[1]
    if (part === '*' && position === length - 1) return '(?:/(?<splat>.*))?'
    if (name === undefined) return `/${RegExp.escape(part).replaceAll('\\*', '.*')}`
    const group = names.has(name) ? '(?:' : `(?<${name}>`
    names.add(name)
    return `/${group}[^/]+)`
  })
  return new RegExp(`^${parts.slice(1).join('')}/?$`)
}

function partsOf(pattern: string): { readonly host: string | null; readonly parts: string[] } {
  const [, host, path] = /^https?:\/\/([^/]+)(.*)$/.exec(pattern) ?? []
  return {
    host: host ?? null,
    parts: plainPath(path ?? pattern)
      .split('/')
      .filter(Boolean),
  }
}
