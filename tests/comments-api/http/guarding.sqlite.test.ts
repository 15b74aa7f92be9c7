import { describe, expect, it } from 'vitest'
import { RequestCounts } from '../../../comments-api/http/requests/request-counts.ts'
import { realWorld } from '../../../comments-api/world.ts'
import { share } from '../lifetime.ts'
import { startService, toJson } from '../service.ts'

// None of this depends on the database engine.

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

  it('gets a CORS answer to a preflight request', async () => {
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

  it('may be "null" for a form if Sec-Fetch-Site is same-origin', async () => {
    const headers = { origin: 'null', 'sec-fetch-site': 'same-origin' }

    const answer = await service().submitForm('rome', { name: 'Ada', body: 'Hello' }, headers)

    expect(answer.status).toBe(303)
  })

  it('gets no CORS headers from the desk', async () => {
    const origin = 'https://www.example.org'

    const answer = await service().ask('/admin/', { headers: { origin } })

    expect([...answer.headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([])
  })
})

it('counts the requests of the 50,000 most recent senders', () => {
  const counts = new RequestCounts(realWorld)
  const hear = (sender: string) => {
    let heard = 0
    counts.incr(sender, (_error, counted) => {
      heard = counted?.current ?? 0
    })
    return heard
  }
  const before = ['one', 'two', 'one'].map(hear)

  for (let number = 0; number < 49_999; number += 1) hear(`${number}`)

  expect([...before, hear('one'), hear('two')]).toEqual([1, 1, 2, 3, 1])
})
