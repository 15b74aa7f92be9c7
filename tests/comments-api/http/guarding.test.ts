import { describe, expect, it } from 'vitest'
import { codeOf, everyRate, startService } from '../service.ts'

describe('the rate limit', () => {
  const twice = { max: 2, timeWindow: 60_000 }

  const rates = everyRate(twice)

  function knock(service: Awaited<ReturnType<typeof startService>>, from: string) {
    return service.post('/api/preview', { body: 'x' }, { 'x-forwarded-for': from })
  }

  it('counts all addresses of an IPv6 network together', async () => {
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
    ['changing ports', ['192.0.2.1:4711', '192.0.2.1:4712', '192.0.2.1:4713']],
    [
      'changing ports of IPv6 addresses',
      ['[2001:db8::1]:4711', '[2001:db8::2]:4712', '[2001:db8::3]'],
    ],
    ['invalid addresses', ['unknown', '_hidden', '1.2.3']],
  ])('is not evaded by %s in the X-Forwarded-For of a trusted proxy', async (_name, sent) => {
    const service = await startService({ rates, config: { trustProxy: ['127.0.0.1'] } })

    const answers = []
    for (const from of sent) answers.push(await knock(service, from))

    expect(answers.map(answer => answer.status)).toEqual([200, 200, 429])
  })

  it('counts readers apart whose ports a trusted proxy adds', async () => {
    const service = await startService({ rates, config: { trustProxy: ['127.0.0.1'] } })

    const answers = []
    for (const last of [1, 2, 3])
      for (const from of [`192.0.2.${last}:4711`, `[2001:db8:${last}::1]:4711`])
        answers.push(await knock(service, from))

    expect(answers.map(answer => answer.status)).toEqual(Array(6).fill(200))
  })

  it('ignores X-Forwarded-For when no proxy is trusted', async () => {
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
