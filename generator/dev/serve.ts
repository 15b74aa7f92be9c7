import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import proxy from '@fastify/http-proxy'
import staticFiles from '@fastify/static'
import Fastify, { type FastifyInstance } from 'fastify'
import { MachineError } from '../diagnostic.ts'
import { type HostingRules, headersFor, readHostingRules, redirectFor } from '../hosting/rules.ts'
import { type News, openNewsroom, reloadPaths, withReload } from './reload.ts'

/** The built site as a CDN would serve it: its headers, redirects and 404 page, and the service behind /api/ and /admin/. */
export type Preview = {
  readonly url: string
  showService(url: string): void
  /** Called after anything was written to the comment service. */
  onConversation(listener: () => void): void
  tell(news: News): void
  close(): Promise<void>
}

/** Throws when the port is taken. */
export async function openPreview(output: string, port: number): Promise<Preview> {
  const app = Fastify({ forceCloseConnections: true })
  const newsroom = openNewsroom(app)
  const conversation: { serviceUrl: string | null; listener: () => void } = {
    serviceUrl: null,
    listener: () => {},
  }
  passToService(app, () => conversation.serviceUrl)
  app.addHook('onResponse', async ({ method, url }) => {
    if (method !== 'GET' && method !== 'HEAD' && /^\/(?:api|admin)\//.test(url))
      conversation.listener()
  })
  serveSite(app, output)
  await listen(app, port)
  return {
    url: `http://localhost:${portOf(app)}`,
    showService: url => {
      conversation.serviceUrl = url
    },
    onConversation: listener => {
      conversation.listener = listener
    },
    tell: newsroom.tell,
    close: () => app.close(),
  }
}

function serveSite(app: FastifyInstance, output: string): void {
  const rules = (): HostingRules => readHostingRules(output)
  app.register(staticFiles, {
    root: output,
    redirect: true,
    cacheControl: false,
    dotfiles: 'ignore',
  })
  app.addHook('onRequest', async ({ url }, reply) => {
    const target = redirectFor(rules(), url)
    if (target !== null) return reply.redirect(target.to, target.status)
  })
  app.addHook('onSend', async ({ url }, reply, payload) => {
    if (isOfService(url) || url.startsWith(reloadPaths.folder)) return payload
    reply.headers(headersFor(rules(), url))
    if (!String(reply.getHeader('content-type')).startsWith('text/html')) return payload
    reply.removeHeader('content-length')
    return withReload(typeof payload === 'string' ? payload : await text(payload as Readable))
  })
  app.setNotFoundHandler((_, reply) =>
    reply
      .code(404)
      .type('text/html; charset=utf-8')
      .send(readPage(join(output, '404.html'))),
  )
}

function isOfService(url: string): boolean {
  return /^\/(?:api|admin)(?:[/?]|$)/.test(url)
}

function readPage(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '<!doctype html><title>Not built</title><p>There is no site yet: the build found mistakes. See the terminal.'
  }
}

function passToService(app: FastifyInstance, serviceUrl: () => string | null): void {
  for (const prefix of ['/api', '/admin']) {
    app.register(proxy, {
      upstream: '',
      prefix,
      rewritePrefix: prefix,
      disableRequestLogging: true,
      replyOptions: {
        getUpstream: () => serviceUrl() ?? 'http://127.0.0.1:1',
        rewriteRequestHeaders: (request, headers) => ({
          ...headers,
          'x-forwarded-for': request.ip,
        }),
        onError: reply => reply.code(502).send('the comment service is not running'),
      },
    })
  }
}

async function listen(app: FastifyInstance, port: number): Promise<void> {
  try {
    await app.listen({ host: 'localhost', port })
  } catch (cause) {
    throw new MachineError(`port ${port} cannot be used; "npm start -- --port N" takes another`, {
      cause,
    })
  }
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
