import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { share } from '../lifetime.ts'
import { codeOf, startService, toJson } from '../service.ts'
import { countConnections } from './connections.ts'

// A body is read before the database is.

const shared = share(startService)

describe('a request body', () => {
  it('may be empty in spite of a JSON content type if the route takes none', async () => {
    const headers = { 'content-type': 'application/json' }

    const answer = await shared().ask('/api/comments/abcdefgh', { method: 'DELETE', headers })

    expect([answer.status, await codeOf(answer)]).toEqual([404, 'unknown-comment'])
  })

  it('whose client disconnects logs no warning or error', async () => {
    const service = await startService()
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1')
    const type = 'Content-Type: application/json\r\nContent-Length: 9\r\n'

    socket.write(`POST /api/preview HTTP/1.1\r\nHost: a\r\n${type}Expect: 100-continue\r\n\r\n`)
    await once(socket, 'data')
    socket.destroy()

    await expect.poll(() => countConnections(service), { timeout: 60_000 }).toBe(0)
    expect(service.lines.join('')).not.toMatch(/"level":[456]0/)
  })

  it('whose client closes its side at once is processed, without a warning or error', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1')
    const body = JSON.stringify(toJson({}))
    const head = `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`

    socket.end(`POST /api/threads/rome/comments HTTP/1.1\r\nHost: a\r\n${head}\r\n${body}`)

    await expect.poll(async () => (await service.read('rome')).count, { timeout: 60_000 }).toBe(1)
    expect(service.lines.join('')).not.toMatch(/"level":[456]0/)
  })

  it.each([
    ['application/json', 202],
    ['APPLICATION/JSON; charset=utf-8', 202],
    ['application/json\tx', 415],
    ['application/json garbage', 415],
    ['application/jsonx', 415],
    ['text/plain', 415],
    ['text/plain; application/json', 415],
    ['multipart/form-data; boundary=x', 415],
  ])('of content type %j is answered with %i', async (type, status) => {
    const answer = await shared().app.inject({
      method: 'POST',
      url: '/api/threads/rome/comments',
      headers: { 'content-type': type },
      payload: JSON.stringify(toJson({ body: `Sent as ${type}.` })),
    })

    expect(answer.statusCode).toBe(status)
  })

  it.each([
    ['no content', '', 400, 'malformed-body'],
    ['malformed JSON', '{"a', 400, 'malformed-body'],
    ['a primitive', '"x"', 422, 'invalid-fields'],
    ['null', 'null', 422, 'invalid-fields'],
    ['a list', '[]', 422, 'invalid-fields'],
    ['numbers instead of strings', '{"author":{"name":1},"body":2}', 422, 'invalid-fields'],
    ['__proto__', '{"__proto__":{"a":1},"author":{"name":"A"},"body":"b"}', 400, 'malformed-body'],
    ['constructor', '{"constructor":{"prototype":{}},"body":"b"}', 400, 'malformed-body'],
    ['21 levels of nesting', `${'['.repeat(21)}${']'.repeat(21)}`, 400, 'malformed-body'],
    ['60,000 levels of nesting', '['.repeat(60_000), 400, 'malformed-body'],
    ['more than 64 KiB', JSON.stringify(toJson({ body: 'a'.repeat(66_000) })), 413, 'too-large'],
    [
      '10,001 characters',
      JSON.stringify(toJson({ body: 'a'.repeat(10_001) })),
      422,
      'invalid-fields',
    ],
  ])('with %s is rejected', async (_what, payload, status, code) => {
    const headers = { 'content-type': 'application/json' }

    const answer = await shared().ask('/api/threads/rome/comments', {
      method: 'POST',
      headers,
      body: payload,
    })

    expect(answer.status).toBe(status)
    expect(await codeOf(answer)).toBe(code)
  })

  it('that is a form of more than 1,000 fields is rejected with 413', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const send = async (fields: number) => {
      const body = `body=Well+said${'&%ff'.repeat(fields - 1)}`
      const sent = { method: 'POST', headers, body }
      return (await shared().ask('/api/threads/rome/comments', sent)).status
    }

    expect([await send(1_000), await send(1_001)]).toEqual([303, 413])
  })

  it('sent to /api/preview is normalised and rendered', async () => {
    const answer = await shared().post('/api/preview', { body: '\n**Well**\r\nsaid\0 ' })

    expect(await answer.json()).toEqual({ html: '<p><strong>Well</strong><br>\nsaid\ufffd</p>' })
  })
})
