import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { avatarOf } from '../../comments-api/comments/avatar.ts'
import { renderBody } from '../../comments-api/comments/render/renderer.ts'
import { build } from '../../generator/build.ts'
import { examples } from '../../generator/dev/examples.ts'

/** What the comment service behind the site answers. */
export type ServiceAnswer = (request: IncomingMessage, response: ServerResponse) => void

/** A site as readers meet it on a CDN: static files, compressed, under the headers of `_headers`. */
export type Published = {
  readonly url: string
  /** While a story says nothing else, there is nothing newer than the pages. */
  service: ServiceAnswer
  readonly close: () => Promise<void>
}

export const away: ServiceAnswer = (_, response) => response.destroy()

/** The demonstration with the example conversation, and what a story adds to it; without a service behind it. */
export async function publishSite(more: Readonly<Record<string, string>> = {}): Promise<Published> {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-published-'))
  const content = join(folder, 'content')
  cpSync('content', content, { recursive: true })
  for (const [file, text] of Object.entries(more)) writeFileSync(join(content, file), text)
  const output = join(folder, 'site')
  const comments = join(folder, 'comments.json')
  const threads = exampleThreads()
  writeFileSync(comments, JSON.stringify({ threads }))
  await build({
    content,
    output,
    cache: join(folder, 'cache'),
    now: Date.parse('2026-11-23T12:00:00Z'),
    drafts: false,
    keepGoing: false,
    useCache: true,
    requireComments: false,
    comments: { kind: 'file', path: comments },
    tell: () => {},
  })
  const headers = readHeaders(output)
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url ?? '/', 'http://site').pathname)
    if (path.startsWith('/api/')) published.service(request, response)
    else sendFile(response, { output, path, headers: headers(path) })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const published: Published = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    service: nothingNew(threads),
    close: async () => {
      server.closeAllConnections()
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return published
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.json': 'application/json',
}

type Sending = {
  readonly output: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

function sendFile(response: ServerResponse, { output, path, headers }: Sending): void {
  const asked = join(output, path, path.endsWith('/') ? 'index.html' : '')
  const isThere = existsSync(asked) && statSync(asked).isFile()
  const file = isThere ? asked : join(output, '404.html')
  const type = types[extname(file)]
  const bytes = readFileSync(file)
  const isText = type !== undefined
  // As hosts compress while they send: 11 would take them too long.
  const sent = isText ? brotliCompressSync(bytes, quality(5)) : bytes
  response.writeHead(isThere ? 200 : 404, {
    ...headers,
    ...(isText && { 'content-type': type, 'content-encoding': 'br' }),
  })
  response.end(sent)
}

function quality(level: number) {
  return { params: { [constants.BROTLI_PARAM_QUALITY]: level } }
}

/** The blocks of `_headers` that begin with a path; enough of what hosts do with it for pages and assets. */
function readHeaders(output: string): (path: string) => Record<string, string> {
  const blocks = readFileSync(join(output, '_headers'), 'utf8').split(/\n(?=\/)/)
  const read = blocks.map(block => {
    const [pattern = '', ...lines] = block.split('\n')
    const pairs = lines.flatMap(line => {
      const [, name = '', value = ''] = /^ +([\w-]+): (.*)$/.exec(line) ?? []
      return name === '' ? [] : [[name, value] as const]
    })
    return { pattern, headers: Object.fromEntries(pairs) }
  })
  const fits = (pattern: string, path: string) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern
  return path =>
    Object.assign({}, ...read.map(block => (fits(block.pattern, path) ? block.headers : {})))
}

type Example = {
  readonly type: string
  readonly id: string
  readonly thread: string
  readonly author: { readonly name: string; readonly url: string; readonly isOwner: boolean }
  readonly status: string
  readonly body: string
}

function nothingNew(threads: readonly ExampleThread[]): ServiceAnswer {
  return (request, response) => {
    const [, asked] = /^\/api\/threads\/([^/]+)\/comments/.exec(request.url ?? '') ?? []
    const thread = threads.find(({ thread }) => thread === asked) ?? emptyThread(asked ?? '')
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ...thread, comments: [], mentions: [] }))
  }
}

type ExampleThread = {
  readonly thread: string
  readonly epoch: string
  readonly count: number
  readonly version: number
  readonly open: boolean
  readonly comments: readonly object[]
  readonly mentions: readonly object[]
  readonly next: null
}

function emptyThread(thread: string): ExampleThread {
  const none = { comments: [], mentions: [], next: null }
  return { thread, epoch: '', count: 0, version: 0, open: true, ...none }
}

/** As the service would send them; the story is not about the service, so none is started. */
function exampleThreads(): ExampleThread[] {
  const lines = readFileSync(examples, 'utf8').trim().split('\n')
  const shown: Example[] = lines.map(line => JSON.parse(line)).filter(isShown)
  return [...Map.groupBy(shown, ({ thread }) => thread)].map(([thread, inThread]) => {
    const comments = inThread.filter(({ type }) => type === 'comment').map(toWire)
    const mentions = inThread.filter(({ type }) => type === 'mention')
    const { length: count } = comments
    return { ...emptyThread(thread), count, version: 1, comments, mentions }
  })
}

function isShown({ type, status }: Example): boolean {
  return type !== 'archive' && status === 'approved'
}

function toWire({ author, body, ...comment }: Example): object {
  const { name, url, isOwner } = author
  return {
    ...comment,
    author: { name, url: url || null, isOwner, avatar: avatarOf(name), latestPost: null },
    html: renderBody(body),
    editedAt: null,
  }
}
