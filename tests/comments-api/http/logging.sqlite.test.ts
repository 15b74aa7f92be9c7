import { once } from 'node:events'
import { connect } from 'node:net'
import Fastify from 'fastify'
import { describe, expect, it, onTestFinished } from 'vitest'
import { answerWithProblems } from '../../../comments-api/http/answers/problems.ts'
import { startService } from '../service.ts'

// The log does not depend on the database engine.

describe('the log', () => {
  it('describes an error in one line of JSON without personal data from its messages', async () => {
    const service = await startService()
    const cause = Object.assign(new Error('550 5.1.1 <ada@example.org>: no such user'), {
      code: 'EENVELOPE',
      detail: 'Key (author_email)=(ada@example.org) exists',
    })
    const words =
      'no column "Ada\n\u001b[31mLovelace" in (words of hers) at https://hers.example/?key=hers'
    const error = new Error(words, { cause })

    service.app.log.error({ err: error }, 'unexpected error')

    const line = service.lines.at(-1) ?? ''
    expect(line.split('\n')).toHaveLength(2)
    expect(line).not.toMatch(/ada@|Lovelace|hers/)
    expect(line).not.toContain('\u001b')
    expect(JSON.parse(line)).toMatchObject({
      msg: 'unexpected error',
      err: {
        type: 'Error',
        message: 'no column … in … at …',
        cause: { code: 'EENVELOPE', message: '550 5.1.1 …: no such user' },
      },
    })
  })

  it('repeats no address when an error is logged without words, as Fastify does of a late answer', async () => {
    const service = await startService()
    const error = new Error('Reply was already sent in "/api/link/canary" (POST)?')

    service.app.log.warn({ err: error })
    service.app.log.warn(error)

    const lines = service.lines.slice(-2).map(line => JSON.parse(line))
    expect(lines.map(({ msg }) => msg)).toEqual(Array(2).fill('Reply was already sent in … …?'))
    expect(JSON.stringify(lines)).not.toContain('canary')
  })

  it('contains no text, name, address, token or cookie of JSON requests', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const headers = { cookie: 'canary=1', authorization: 'Bearer canary', 'user-agent': 'canary' }

    await service.submit('rome', { name: 'canary', email: 'canary@example.org', body: 'canary' })
    await service.post('/api/threads/canary/comments', { body: 'canary\n{"level":60}' }, headers)
    await service.ask('/admin/enter/canary', { method: 'POST', headers })
    await service.ask('/api/comments/canary', { method: 'DELETE', headers })

    expect(service.lines.length).toBeGreaterThan(3)
    expect(service.lines.join('')).not.toContain('canary')
    for (const line of service.lines) expect(() => JSON.parse(line)).not.toThrow()
  })

  it('contains no text, name, address or token of form requests', async () => {
    const service = await startService()
    const headers = { origin: 'http://localhost:8080', 'x-forwarded-for': '198.51.100.7' }
    const words = { name: 'CANARY\n{"level":60}', email: 'canary@example.org', body: 'canary' }

    await service.submitForm('rome', words, headers)
    await service.postForm('/admin/enter/canary-token', {}, headers)
    await service.ask('/api/canary?canary=1')
    await service.submitForm('rome', { ...words, email: 'canary' }, headers)

    expect(service.lines.length).toBeGreaterThan(2)
    for (const line of service.lines) {
      expect(JSON.parse(line)).toBeTypeOf('object')
      expect(line).not.toMatch(/canary|198\.51/i)
    }
  })

  it('records an unexpected error even if the client has disconnected', async () => {
    const lines: string[] = []
    const app = Fastify({ logger: { stream: { write: line => void lines.push(line) } } })
    onTestFinished(() => app.close())
    answerWithProblems(app, { site: 'https://blog.example/', style: '/style.css' })
    const reached = Promise.withResolvers<void>()
    app.get('/', async ({ socket }) => {
      reached.resolve()
      await once(socket, 'close')
      throw new Error('a bug')
    })
    const socket = connect(Number(new URL(await app.listen()).port), '127.0.0.1')

    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    await reached.promise
    socket.destroy()

    await expect.poll(() => lines.join(''), { timeout: 60_000 }).toContain('unexpected error')
  })
})
