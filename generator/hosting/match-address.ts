/** What the placeholders of a pattern stand for in one address; what `*` stands for is named "splat". */
export type Captured = Readonly<Record<string, string>>

/** https://docs.netlify.com/routing/redirects/redirect-options/: `*` is any rest of a path, `:name` one part of it. */
export function captureAddress(pattern: string, path: string): Captured | null {
  if (!isPattern(pattern)) return plainPath(pattern) === plainPath(path) ? {} : null
  const found = patternOf(plainPath(pattern)).exec(plainPath(path))
  return found === null ? null : { ...found.groups, ...splatOf(pattern, found.groups) }
}

/** `/a/*` matches `/a`, too. */
function splatOf(pattern: string, groups: Captured | undefined): Captured {
  return pattern.endsWith('/*') ? { splat: groups?.['splat'] ?? '' } : {}
}

/** `null` where a parameter is missing or says something else; others may stand beside them. */
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

/** The names that an address leaves open; the port of a host is none of them. */
export function placeholdersIn(address: string): string[] {
  return [...address.matchAll(placeholder)].map(([, name = '']) => name)
}

export function isPattern(pattern: string): boolean {
  return /\*|\/:/.test(pattern.replace(/^https?:\/\//, ''))
}

/** Whether every address that `narrow` matches is matched by `broad`, too. */
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

/** One spelling for what a host takes for one address: `/a`, `/a/` and `/a/index.html`. */
export function plainPath(path: string): string {
  const plain = decoded(path).replace(/(?:\/index\.html|\/)$/, '')
  return plain === '' ? '/' : plain
}

const placeholder = /:([a-z_]\w*)/gi

/** Groups of a regular expression have names of their own kind; those of placeholders fit, by the reader's check. */
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

/** As it stands where it cannot be decoded. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
