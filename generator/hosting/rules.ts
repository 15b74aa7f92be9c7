import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What `_headers` and `_redirects` say, read as Netlify reads the forms that a build writes. */
export type HostingRules = {
  readonly headers: readonly {
    readonly path: string
    readonly name: string
    readonly value: string
  }[]
  readonly redirects: readonly {
    readonly from: string
    readonly to: string
    readonly status: number
  }[]
}

export function readHostingRules(output: string): HostingRules {
  return {
    headers: parseHeaders(readOr(join(output, '_headers'))),
    redirects: parseRedirects(readOr(join(output, '_redirects'))),
  }
}

export function headersFor({ headers }: HostingRules, url: string): Record<string, string> {
  const path = url.split('?', 1)[0] ?? '/'
  return Object.fromEntries(
    headers.filter(rule => matches(rule.path, path)).map(({ name, value }) => [name, value]),
  )
}

export function redirectFor(
  { redirects }: HostingRules,
  url: string,
): { readonly to: string; readonly status: number } | null {
  const [path = '/', query] = url.split('?', 2)
  const rule = redirects.find(({ from }) => withoutSlash(from) === withoutSlash(path))
  return rule === undefined
    ? null
    : { to: query === undefined ? rule.to : `${rule.to}?${query}`, status: rule.status }
}

function parseHeaders(lines: string): HostingRules['headers'] {
  let path = ''
  return lines.split('\n').flatMap(line => {
    if (line.startsWith('/')) path = line.trim()
    const [, name, value] = /^\s+([\w-]+):\s*(.+)$/.exec(line) ?? []
    return name === undefined || value === undefined ? [] : [{ path, name, value }]
  })
}

function parseRedirects(lines: string): HostingRules['redirects'] {
  return lines.split('\n').flatMap(line => {
    const [from, to, status] = line.trim().split(/\s+/)
    return from === undefined || to === undefined
      ? []
      : [{ from, to, status: Number.parseInt(status ?? '301', 10) }]
  })
}

function matches(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : pattern === path
}

function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/$/, '') : path
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
