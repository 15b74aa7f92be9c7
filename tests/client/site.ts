import http from 'node:http'
import { join } from 'node:path'
import { build } from 'esbuild'
import { foldEntries } from '../../generator/assets/fold-entries.ts'
import { speaking } from '../../generator/assets/speaking.ts'
import { together } from '../../generator/assets/together.ts'
import { listenOnLoopback } from '../listen-on-loopback.ts'

/** What a fake service answers. `null` breaks the connection, as when the service is away. */
export type Answer = {
  readonly status: number
  readonly body: unknown
  readonly headers?: Record<string, string>
} | null

export type Asked = {
  readonly method: string
  readonly url: URL
  readonly type: string
  readonly body: string
}

export type Site = {
  readonly url: string
  /** Every request to the service, in the order of arrival. */
  readonly asked: readonly Asked[]
  page: string
  /** By the service's clock. Long after the samples, unless a test changes it. */
  now: string
  read: (asked: Asked) => Answer | Promise<Answer>
  write: (asked: Asked) => Answer | Promise<Answer>
  readonly close: () => Promise<void>
}

type Found = { readonly file: Uint8Array | undefined; readonly page: string }

/** As in `_headers`, so what works under this policy works on the site. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types afterword afterword-worker"

const root = join(import.meta.dirname, '../..')
const assets = join(root, 'node_modules/.cache/afterword-client-test')

const bundles = new Map<string, Promise<ReadonlyMap<string, Uint8Array>>>()

/** Bundles once for all files of a test worker. */
export function bundleClient(language = 'en'): Promise<ReadonlyMap<string, Uint8Array>> {
  return bundles.getOrInsertComputed(language, bundle)
}

async function bundle(language: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: {
      near: join(root, 'comments-api/client/near.ts'),
      style: join(root, 'templates/styles/index.css'),
    },
    plugins: [speaking(language), together],
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    charset: 'utf8',
    outdir: assets,
    write: false,
  })
  return foldEntries(
    new Map(outputFiles.map(file => [file.path.slice(assets.length + 1), file.contents])),
  )
}

/** Serves one page with the real client and style. A test decides what the service behind it answers. */
export async function openSite(files: ReadonlyMap<string, Uint8Array>): Promise<Site> {
  const asked: Asked[] = []
  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://site')
    if (!url.pathname.startsWith('/api/')) {
      const file = files.get(url.pathname.replace('/assets/', ''))
      sendFile(response, url.pathname, { file, page: site.page })
      return
    }
    const question = await readRequest(request, url)
    asked.push(question)
    response.setHeader('date', new Date(site.now).toUTCString())
    send(response, await (question.method === 'GET' ? site.read : site.write)(question))
  })
  const url = await listenOnLoopback(server)
  const site: Site = {
    url: `${url}/margins/`,
    asked,
    page: '',
    now: '2027-06-01T12:00:00.000Z',
    read: () => ({ status: 200, body: threadOf([]) }),
    write: () => null,
    close: () => closeServer(server),
  }
  return site
}

async function closeServer(server: http.Server): Promise<void> {
  server.closeAllConnections()
  await new Promise(closed => server.close(closed))
}

function sendFile(response: http.ServerResponse, pathname: string, found: Found): void {
  const { file, page } = found
  // Files that the client does not need, such as the script for colours, are not bundled here.
  if (file === undefined && pathname.startsWith('/assets/')) {
    response.writeHead(404).end()
    return
  }
  const asset = pathname.endsWith('.css') ? 'text/css' : 'text/javascript'
  response.setHeader('content-security-policy', policy)
  response.setHeader('content-type', file === undefined ? 'text/html; charset=utf-8' : asset)
  response.end(file ?? page)
}

async function readRequest(request: http.IncomingMessage, url: URL): Promise<Asked> {
  let body = ''
  for await (const chunk of request) body += chunk
  const { method = 'GET', headers } = request
  return { method, url, type: headers['content-type'] ?? '', body }
}

function send(response: http.ServerResponse, answer: Answer): void {
  if (answer === null) {
    response.destroy()
    return
  }
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers })
  response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body))
}

export function threadOf(comments: readonly unknown[], next: string | null = null): object {
  return {
    thread: 'margins',
    epoch: '',
    count: 0,
    version: 9,
    open: true,
    comments,
    mentions: [],
    next,
  }
}
