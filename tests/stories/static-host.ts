import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { type HostingRules, headersFor, readHostingRules } from '../../generator/hosting/rules.ts'
import { listenOnLoopback } from '../listen-on-loopback.ts'

/** What the comment service behind the site answers. */
export type ServiceAnswer = (request: IncomingMessage, response: ServerResponse) => void

/** Static files as a CDN sends them: compressed, with the headers in `_headers`, and with the service at /api/. */
type StaticHost = { readonly url: string; close(): void }

/** Chromium goes from here to a page of the site in the same process. From "about:blank", it starts a new one. */
export const blankPage = '/blank'

export async function hostSite(output: string, service: () => ServiceAnswer): Promise<StaticHost> {
  const site = { output, rules: readHostingRules(output) }
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url ?? '/', 'http://site').pathname)
    if (path.startsWith('/api/')) service()(request, response)
    else if (path === blankPage) response.setHeader('content-type', 'text/html').end()
    else sendFile(response, site, path)
  })
  const url = await listenOnLoopback(server)
  return {
    url,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

type Site = { readonly output: string; readonly rules: HostingRules }

function sendFile(response: ServerResponse, { output, rules }: Site, path: string): void {
  const asked = join(output, path, path.endsWith('/') ? 'index.html' : '')
  const isThere = existsSync(asked) && statSync(asked).isFile()
  const file = isThere ? asked : join(output, '404.html')
  const type = types[extname(file)]
  const bytes = readFileSync(file)
  response.writeHead(isThere ? 200 : 404, {
    ...(type !== undefined && { 'content-type': type, 'content-encoding': 'br' }),
    ...lowerCase(headersFor(rules, path)),
  })
  // Hosts compress like this while they send, because level 11 would take too long.
  response.end(type === undefined ? bytes : brotliCompressSync(bytes, quality(5)))
}

function quality(level: number) {
  return { params: { [constants.BROTLI_PARAM_QUALITY]: level } }
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
}
