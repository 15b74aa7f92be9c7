import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codeOf, startService } from '../service.ts'

const token = 'a token that nobody can guess'

function samplesOf(text: string): Map<string, number> {
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map(line => {
      const at = line.lastIndexOf(' ')
      return [line.slice(0, at), Number(line.slice(at + 1))]
    }),
  )
}

describe('the metrics', () => {
  it('count requests, comments and writes without naming threads or people', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    await service.submit('rome', { name: 'Ada Lovelace', email: 'ada@example.org' })
    await service.read('rome')
    await service.ask('/api/nowhere/ada@example.org')

    const answer = await service.ask('/metrics')

    const text = await answer.text()
    const samples = samplesOf(text)
    const route = 'method="POST",route="/api/threads/:id/comments"'
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(samples.get(`afterword_http_requests_total{${route},status="201"}`)).toBe(1)
    expect(samples.get(`afterword_http_request_seconds_bucket{${route},le="+Inf"}`)).toBe(1)
    expect(
      samples.get('afterword_http_requests_total{method="any",route="none",status="404"}'),
    ).toBe(1)
    expect(samples.get('afterword_comments{status="approved"}')).toBe(1)
    expect(samples.get('afterword_database_write_seconds_count')).toBeGreaterThan(0)
    expect(text).not.toMatch(/rome|ada|Lovelace/)
  })

  it('count answers from the cache, too', async () => {
    const service = await startService()
    await service.read('rome')
    await service.read('rome')

    const samples = samplesOf(await (await service.ask('/metrics')).text())

    const read = 'method="GET",route="/api/threads/:id/comments",status="200"'
    expect(samples.get(`afterword_http_requests_total{${read}}`)).toBe(2)
  })

  it.each([
    { 'x-forwarded-for': '127.0.0.1' },
    { forwarded: 'for=127.0.0.1' },
    { via: '1.1 proxy' },
  ])('are hidden with 404 from requests through a proxy: %j', async headers => {
    const service = await startService()

    const answer = await service.ask('/metrics', { headers })

    expect([answer.status, await codeOf(answer)]).toEqual([404, 'not-found'])
  })

  it('are hidden with 404 from another machine', async () => {
    const { app } = await startService()

    const answer = await app.inject({ url: '/metrics', remoteAddress: '192.0.2.1' })

    expect(answer.statusCode).toBe(404)
  })

  it('require the token if one is configured', async () => {
    const service = await startService({ config: { metricsToken: token } })
    const authorization = `Bearer ${token}`

    const known = await service.ask('/metrics', { headers: { authorization, via: '1.1 proxy' } })
    const wrong = await service.ask('/metrics', { headers: { authorization: `${authorization}!` } })
    const without = await service.ask('/metrics')

    expect([known.status, wrong.status, without.status]).toEqual([200, 404, 404])
  })

  it('are exactly those described in docs/reference/metrics.md', async () => {
    const service = await startService()
    const reference = readFileSync('docs/reference/metrics.md', 'utf8')
    const described = [...reference.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)

    const text = await (await service.ask('/metrics')).text()

    const names = [...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name)
    expect(names.sort()).toEqual(described.sort())
  })
})
