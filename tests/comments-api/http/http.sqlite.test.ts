import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { share } from '../lifetime.ts'
import { codeOf, startService } from '../service.ts'
import { countConnections } from './connections.ts'

// These requests need nothing that is stored, so one engine is enough.

const shared = share(startService)

describe('the handling of errors, methods and origins', () => {
  it.each([
    ['GET', '/api/nothing', 404, 'not-found'],
    ['GET', '/api/threads/%zz/comments', 404, 'not-found'],
    ['GET', '/api/threads/a%2F..%2Fb/comments', 404, 'unknown-thread'],
    ['GET', '//admin/', 404, 'not-found'],
    ['GET', '/ADMIN/', 404, 'not-found'],
    ['GET', '/admin;x', 404, 'not-found'],
    ['GET', '/admin%2f', 404, 'not-found'],
    ['GET', '/api/admin/nothing', 404, 'not-found'],
    ['DELETE', '/api/threads/rome/comments', 405, 'method-not-allowed'],
    ['POST', '/api/counts', 405, 'method-not-allowed'],
    ['POST', '/%61pi/counts?x', 405, 'method-not-allowed'],
  ])('answers with a problem of the catalogue: %s %s', async (method, url, status, code) => {
    // Not fetch, which would tidy the address.
    const answer = await shared().app.inject({ method: method as 'GET', url })

    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.json()).toMatchObject({ code, status })
  })

  it('shows browsers the same 404 page for unknown paths in any spelling', async () => {
    const open = (url: string) =>
      shared().app.inject({ url, headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } })
    const answers = await Promise.all(
      [
        '/admin/nowhere',
        '//admin',
        '/admin%2f',
        '/ADMIN',
        '/admin;x',
        '/api/nothing',
        '/admin/%',
        `/admin/comments/${'x'.repeat(3_000)}`,
      ].map(open),
    )

    for (const { statusCode, headers, body } of answers)
      expect([statusCode, headers['content-type'], body]).toEqual([
        404,
        'text/html; charset=utf-8',
        answers[0]?.body,
      ])
    expect(answers[0]?.body).toContain('<h1>There is nothing here</h1>')
    expect(answers[0]?.body).toContain('href="/admin/">To the moderation desk')
  })

  it.each(['/nowhere', '/admin/%', '/api/threads/%ED%A0%80/comments', `/${'x'.repeat(3_000)}`])(
    'sends the security headers with an error, too: %s',
    async url => {
      const { app } = shared()

      const program = await app.inject({ url })
      const browser = await app.inject({ url, headers: { accept: 'text/html' } })

      for (const { headers } of [program, browser])
        expect(headers).toMatchObject({
          'x-content-type-options': 'nosniff',
          'content-security-policy': expect.stringContaining("default-src 'none'"),
          'referrer-policy': 'no-referrer',
          'cross-origin-resource-policy': 'same-origin',
        })
    },
  )

  it('shows a browser the same page with 405 and Allow for GET on a POST-only path', async () => {
    const { app } = shared()
    const accept = 'text/html,*/*;q=0.8'

    const answer = await app.inject({ url: '/admin/mentions', headers: { accept } })
    const missing = await app.inject({ url: '/admin/nowhere', headers: { accept } })

    const { statusCode, headers, body } = answer
    expect([statusCode, headers['allow'], body]).toEqual([405, 'POST', missing.body])
  })

  it('names the right methods in Allow after a wrong one', async () => {
    const answer = await shared().ask('/api/threads/rome/comments', { method: 'PUT' })

    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST')
  })

  it('names the right methods in Allow for an absolute URL as the target, too', async () => {
    const { url } = shared()
    const { hostname, port } = new URL(url)
    // What fetch and `inject` would not send: https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
    const call = request({
      hostname,
      port,
      method: 'PUT',
      path: 'http://localhost:8080/api/counts',
    })
    call.end()

    const [{ statusCode, headers }] = await once(call, 'response')

    expect([statusCode, headers['allow']]).toEqual([405, 'GET, HEAD'])
  })

  it.each(['PUT', 'QUERY', 'PROPFIND'])(
    'answers %s with 405 on every known path, with or without a body',
    async method => {
      const { ask } = shared()
      const known = ['/api/threads/rome/comments', '/api/openapi.json', '/healthz', '/admin/']
      const sent = known.map(path => ask(path, { method, body: '{' }))
      const bare = known.map(path => ask(path, { method }))

      const statuses = (await Promise.all([...sent, ...bare])).map(({ status }) => status)
      expect(statuses).toEqual(statuses.map(() => 405))
      expect((await ask('/api/nothing', { method, body: '{' })).status).toBe(404)
    },
  )

  it('answers OPTIONS with 204 and Allow if it is not a preflight', async () => {
    const { ask } = shared()
    const preflight = { origin: 'http://localhost:8080', 'access-control-request-method': 'POST' }

    const plain = await ask('/api/threads/rome/comments', { method: 'OPTIONS' })
    const nowhere = await ask('/api/nothing', { method: 'OPTIONS' })
    const asked = await ask('/api/preview', { method: 'OPTIONS', headers: preflight })

    expect([plain.status, plain.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST'])
    expect([nowhere.status, await codeOf(nowhere)]).toEqual([404, 'not-found'])
    expect(asked.headers.get('access-control-allow-origin')).toBe('http://localhost:8080')
  })

  it('allows a configured origin all methods and headers that the reader’s script needs', async () => {
    const { ask } = shared()
    const origin = 'http://localhost:8080'
    const preflight = {
      origin,
      'access-control-request-method': 'PATCH',
      'access-control-request-headers': 'authorization,content-type',
    }

    const asked = await ask('/api/comments/abcdefgh', {
      method: 'OPTIONS',
      headers: preflight,
    })
    const read = await ask('/api/threads/rome/comments', { headers: { origin } })
    const foreign = await ask('/api/threads/rome/comments', {
      headers: { origin: `${origin}.evil.example` },
    })

    expect(asked.headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST, PATCH, DELETE')
    expect(asked.headers.get('access-control-allow-headers')).toBe('content-type, authorization')
    expect(read.headers.get('access-control-expose-headers')).toBe(
      'age, date, etag, location, retry-after',
    )
    expect(read.headers.get('access-control-allow-credentials')).toBeNull()
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull()
  })

  it.each([
    [
      'Content-Length and Transfer-Encoding',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked',
    ],
    ['two Host headers', 'GET /api/counts?threads=rome HTTP/1.1\r\nHost: a\r\nhost: b'],
    ['no Host header', 'GET /api/counts?threads=rome HTTP/1.1'],
  ])('closes the connection after a malformed request with %s', async (_of, request) => {
    const service = await startService()
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1')

    socket.write(`${request}\r\n\r\n`)

    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nconnection: close/i)
  })

  it('ignores an unknown Expect header', async () => {
    const { url } = await startService()
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    const head = 'Host: a\r\nExpect: a-miracle\r\nConnection: close\r\n'

    socket.write(`GET /api/nothing HTTP/1.1\r\n${head}\r\n`)
    const answer = await text(socket)

    expect(answer).toMatch(/^HTTP\/1\.1 404 /)
    expect(answer).toContain('x-content-type-options: nosniff')
    expect(answer).toContain('"code":"not-found"')
  })

  it('leaves no connection after a malformed request, even if the client keeps its side open', async () => {
    const service = await startService()
    const socket = connect({ port: Number(new URL(service.url).port), allowHalfOpen: true })
    onTestFinished(() => void socket.destroy())

    socket.resume().write('nonsense\r\n\r\n')

    await once(socket, 'end')
    await expect.poll(() => countConnections(service), { timeout: 60_000 }).toBe(0)
    expect(socket.closed).toBe(false)
  })
})

describe('every answer', () => {
  it.each(['/api/threads/rome/comments', '/api/nothing', '/healthz', '/admin/'])(
    'has nosniff and a strict Content-Security-Policy: %s',
    async path => {
      const { headers } = await shared().ask(path)

      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    },
  )

  it('is subject to request, idle and keep-alive timeouts of at most 75 seconds', async () => {
    const { app } = await startService()
    const { headersTimeout, requestTimeout, timeout, keepAliveTimeout } = app.server

    for (const patience of [headersTimeout, requestTimeout, timeout, keepAliveTimeout]) {
      expect(patience).toBeGreaterThan(0)
      expect(patience).toBeLessThanOrEqual(75_000)
    }
  })
})

describe('the health endpoints', () => {
  it('answer 200 at the root and under /api', async () => {
    const paths = ['/healthz', '/readyz', '/api/healthz', '/api/readyz']

    const answers = await Promise.all(paths.map(path => shared().ask(path)))

    expect(answers.map(answer => answer.status)).toEqual([200, 200, 200, 200])
  })
})
