import { describe, expect, it } from 'vitest'
import { share } from '../lifetime.ts'
import { codeOf, everyRate, startService, toJson } from '../service.ts'

describe('another origin', () => {
  const origins = ['http://localhost:8080', 'https://www.example.org']
  const service = share(() => startService({ config: { origins } }))

  it.each([
    ['http://localhost:8080', true],
    ['https://www.example.org', true],
    ['https://example.org', false],
    ['http://www.example.org', false],
    ['https://www.example.org:8443', false],
    ['https://www.example.org.evil.example', false],
    ['https://evilwww.example.org', false],
    ['null', false],
  ])('%s may read and write: %s', async (origin, allowed) => {
    const { ask, post } = service()
    const words = toJson({ body: `Said at ${origin}.` })

    const read = await ask('/api/threads/rome/comments', { headers: { origin } })
    const written = await post('/api/threads/rome/comments', words, { origin })
    const preview = await post('/api/preview', { body: 'Hello' }, { origin })

    expect(read.headers.get('access-control-allow-origin')).toBe(allowed ? origin : null)
    expect(read.headers.get('access-control-allow-credentials')).toBeNull()
    expect(read.headers.get('vary')).toContain('Origin')
    expect([written.status, preview.status]).toEqual(allowed ? [202, 200] : [403, 403])
  })

  it('may ask first', async () => {
    const answer = await service().app.inject({
      method: 'OPTIONS',
      url: '/api/threads/rome/comments',
      headers: {
        origin: 'https://www.example.org',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    })

    expect(answer.statusCode).toBe(204)
    expect(answer.headers['access-control-allow-origin']).toBe('https://www.example.org')
  })

  it('may send a form whose page hides its referrer, when the browser says that it is our own', async () => {
    const headers = { origin: 'null', 'sec-fetch-site': 'same-origin' }

    const answer = await service().submitForm('rome', { name: 'Ada', body: 'Hello' }, headers)

    expect(answer.status).toBe(303)
  })

  it('gets nothing from the desk', async () => {
    const origin = 'https://www.example.org'

    const answer = await service().ask('/admin/', { headers: { origin } })

    expect([...answer.headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([])
  })
})

describe('too many requests', () => {
  const twice = { max: 2, timeWindow: 60_000 }
  const rates = everyRate(twice)

  function knock(service: Awaited<ReturnType<typeof startService>>, from: string) {
    return service.post('/api/preview', { body: 'x' }, { 'x-forwarded-for': from })
  }

  it('from one IPv6 network count together, however many addresses it has', async () => {
    const service = await startService({ rates, config: { trustProxy: ['127.0.0.1'] } })

    const answers = []
    for (const from of ['2001:db8:1:1::1', '2001:db8:1:1::2', '2001:db8:1:1:ffff::3']) {
      answers.push(await knock(service, from))
    }
    const neighbour = await knock(service, '2001:db8:1:2::1')

    expect(answers.map(answer => answer.status)).toEqual([200, 200, 429])
    expect(neighbour.status).toBe(200)
  })

  it.each([
    ['ports', ['192.0.2.1:4711', '192.0.2.1:4712', '192.0.2.1:4713']],
    ['ports of IPv6', ['[2001:db8::1]:4711', '[2001:db8::2]:4712', '[2001:db8::3]']],
    ['nonsense', ['unknown', '_hidden', '1.2.3']],
  ])('cannot be hidden behind %s that a proxy passes on', async (_name, sent) => {
    const service = await startService({ rates, config: { trustProxy: ['127.0.0.1'] } })

    const answers = []
    for (const from of sent) answers.push(await knock(service, from))

    expect(answers.map(answer => answer.status)).toEqual([200, 200, 429])
  })

  it('cannot be hidden by a header when no proxy is trusted', async () => {
    const service = await startService({ rates })

    const answers = []
    for (const from of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) {
      answers.push(await knock(service, from))
    }

    expect(answers.map(answer => answer.status)).toEqual([200, 200, 429])
    expect(answers[2]?.headers.get('retry-after')).toBe('60')
    expect(await codeOf(answers[2] as Response)).toBe('too-many-requests')
  })
})
