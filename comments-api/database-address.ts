import { resolve } from 'node:path'
import { isEncoded, percentRefused } from './outside/percent-encoding.ts'
import type { DatabaseAddress } from './storage/open.ts'

/** Returns the address, or what is wrong with it. Never repeats the input, because it may contain a password. */
export function parseDatabase(text: string): DatabaseAddress | string {
  if (isPostgres(text)) return parsePostgres(text)
  const file = text.startsWith('sqlite:') ? text.slice('sqlite:'.length) : ''
  if (noFile.test(file)) {
    return 'names no file behind sqlite:; write a path such as sqlite:data/comments.db, without a server, without ? and without spaces around it'
  }
  if (file !== '') return { engine: 'sqlite', file: resolve(file) }
  return 'must be sqlite: and a file, such as sqlite:data/comments.db, or the address of a PostgreSQL database, such as postgres://afterword:password@db.example/afterword'
}

/** What other programs understand as more than a path. It would be the name of a file, or of a folder at the root. */
const noFile = /^:memory:$|^file:|^\/\/[^/]|^\s|\s$|\?|[/\\]$/

export function isPostgres(text: string): boolean {
  return /^postgres(?:ql)?:/i.test(text)
}

/** The values that `pg` knows. It would ignore others, or fail with them at each attempt to connect. */
const valuesOf = {
  ssl: ['true', '1', '0', 'no-verify'],
  sslmode: ['disable', 'no-verify', 'prefer', 'require', 'verify-ca', 'verify-full'],
  sslnegotiation: ['postgres', 'direct'],
}

/** `pg` would look up all of them as one name, at each attempt to connect. Passwords may contain a comma. */
const severalServers = /^\w+:\/\/(?:[^/?#]*@)?[^@/?#]*,[^@/?#]*(?:[/?#]|$)/

function parsePostgres(text: string): DatabaseAddress | string {
  if (severalServers.test(text)) {
    return 'names several servers; write one address that leads to the server that takes writes, such as that of a load balancer'
  }
  if (!URL.canParse(text)) {
    return 'is not an address that can be read; write characters such as @ : / # % in the password as %40 %3A %2F %23 %25'
  }
  const { host, password, pathname, searchParams, username } = new URL(text)
  if (!/^\/[^/]+$/.test(pathname)) {
    return 'names no database; write it at the end, such as postgres://afterword:password@db.example/afterword'
  }
  if (host === '' && !searchParams.has('host')) {
    return 'names no server; write postgres://afterword:password@db.example/afterword, or ?host=/var/run/postgresql at the end for a socket on this machine'
  }
  if (![username, password, pathname].every(isEncoded)) {
    return percentRefused
  }
  if (!searchParams.getAll('port').every(isPort)) {
    return 'has a parameter port that is not a number from 1 to 65535; write the port behind the server, such as postgres://afterword:password@db.example:5432/afterword'
  }
  for (const [name, values] of Object.entries(valuesOf)) {
    if (searchParams.getAll(name).every(value => values.includes(value))) continue
    return `has an ${name} that is none of ${values.join(', ')}; write ?sslmode=verify-full for TLS to a server whose certificate is checked`
  }
  if (isDirectWithoutTls(searchParams)) {
    return 'has sslnegotiation=direct, which begins with TLS, and switches TLS off; remove one of them'
  }
  return { engine: 'postgres', url: text }
}

/** `pg` fails with it at each attempt to connect. Of a parameter that is there twice, it takes the last. */
function isDirectWithoutTls(parameters: URLSearchParams): boolean {
  const [negotiation, mode, ssl] = ['sslnegotiation', 'sslmode', 'ssl'].map(name =>
    parameters.getAll(name).at(-1),
  )
  return negotiation === 'direct' && (mode === 'disable' || (mode === undefined && ssl === '0'))
}

function isPort(text: string): boolean {
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535
}
