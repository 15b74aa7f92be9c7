import { once } from 'node:events'
import { request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { archivedComment, header, takeIn } from '../archives.ts'
import { signInModerator } from '../moderator.ts'
import { idOf, type Service, startService, thread } from '../service.ts'

const open = { config: { moderation: 'none' } } as const
const path = '/api/threads/rome/comments'

async function ask(service: Service, headers: Record<string, string>, method: 'GET' | 'HEAD') {
  const call = request(`${service.url}${path}`, { method, headers })
  call.end()
  const [answer] = await once(call, 'response')
  const { date: _date, ...kept } = answer.headers
  return {
    status: answer.statusCode,
    headers: kept,
    body: (await buffer(answer)).toString('base64'),
  }
}

describe('a cached answer', () => {
  it.each([
    ['uncompressed', {}],
    ['compressed', { 'accept-encoding': 'gzip' }],
    ['for a page of the site', { origin: 'http://localhost:8080' }],
    ['for a page of another site', { origin: 'https://evil.example' }],
    ['for an If-None-Match with its ETag', { 'if-none-match': '"rome-1-identity"' }],
  ])('is identical to the first one, %s', async (_how, headers) => {
    const service = await startService(open)
    await service.submit('rome', { body: 'Words. '.repeat(200) })

    const whole = await ask(service, headers, 'GET')

    expect(await ask(service, headers, 'GET')).toEqual(whole)
    expect(await ask(service, headers, 'HEAD')).toEqual({ ...whole, body: '' })
  })

  it('is not sent to another origin or in another encoding', async () => {
    const service = await startService(open)
    await service.submit('rome', { body: 'Words. '.repeat(200) })
    await ask(service, { origin: 'http://localhost:8080', 'accept-encoding': 'br' }, 'GET')

    const stranger = await ask(service, { origin: 'https://evil.example' }, 'GET')

    expect(stranger.headers['access-control-allow-origin']).toBeUndefined()
    expect(stranger.headers['content-encoding']).toBeUndefined()
  })

  it('is dropped after a new comment and after a moderator’s decision', async () => {
    const service = await startService(open)
    const moderator = await signInModerator(service)
    await service.read('rome')

    const comment = await idOf(await service.submit('rome'))
    const afterComment = await service.read('rome')
    await moderator.decide(comment, 'deleted')
    const afterDecision = await service.read('rome')

    expect([afterComment.count, afterDecision.count]).toEqual([1, 0])
  })

  it('expires within a second when another process writes', async () => {
    const service = await startService(open)
    await service.read('rome')
    await takeIn(service, [header, archivedComment])

    service.clock.advance(1_000)

    expect((await service.read('rome')).count).toBe(1)
  })

  it('expires within a second when the thread reaches its closing date', async () => {
    const threads = [thread('rome', { closesAt: '2026-11-23T12:00:00.500Z' })]
    const service = await startService({ ...open, manifest: { threads } })
    const before = await service.read('rome')

    service.clock.advance(1_000)

    expect([before.open, (await service.read('rome')).open]).toEqual([true, false])
  })
})
