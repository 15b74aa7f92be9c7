import { describe, expect, it } from 'vitest'
import { signInModerator } from '../moderator.ts'
import { idOf, startService } from '../service.ts'
import { submitFrom } from './submit-from.ts'

describe('a block that a moderator sets at the desk', () => {
  const config = { moderation: 'none', trustProxy: ['127.0.0.1'] } as const

  it('stops comments from a network until it is lifted', async () => {
    const service = await startService({ config })
    const moderator = await signInModerator(service)
    const comment = await idOf(await submitFrom(service, '192.0.2.7', { body: 'One.' }))

    await moderator.post('/admin/spam/blocks', { kind: 'network', comment })
    const neighbour = await submitFrom(service, '192.0.2.8', { body: 'Two.' })
    const other = await submitFrom(service, '192.0.3.8', { body: 'Three.' })
    const [, lift = ''] = /action="([^"]+\/lift)"/.exec(await moderator.section('spam/')) ?? []
    await moderator.post(lift, {})
    const again = await submitFrom(service, '192.0.2.8', { body: 'Four.' })

    expect([neighbour.status, other.status, again.status]).toEqual([202, 201, 201])
  })

  it('stops comments from a network also after the monthly key has changed', async () => {
    const service = await startService({ config })
    const moderator = await signInModerator(service)
    const comment = await idOf(await submitFrom(service, '192.0.2.7', { body: 'One.' }))
    await moderator.post('/admin/spam/blocks', { kind: 'network', comment })
    service.clock.advance(10 * 24 * 60 * 60 * 1000)

    expect((await submitFrom(service, '192.0.2.7', { body: 'In December.' })).status).toBe(202)
  })

  it.each([
    ['by the mail address, whatever the name', { email: 'eve@example.org' }, { name: 'Eva' }],
    ['by the name if there is no mail address', { name: 'Eve' }, { name: 'EVE' }],
  ])('stops comments of an author: %s', async (_case, words, more) => {
    const service = await startService({ config })
    const moderator = await signInModerator(service)
    const comment = await idOf(await submitFrom(service, '192.0.2.7', { body: 'One.', ...words }))

    await moderator.post('/admin/spam/blocks', { kind: 'author', comment })

    const same = await submitFrom(service, '192.0.2.7', { body: 'Two.', ...words, ...more })
    const other = await submitFrom(service, '192.0.2.7', { name: 'Ada', body: 'Three.' })
    expect([same.status, other.status]).toEqual([202, 201])
  })

  it('stops comments with certain words, and is listed at the desk', async () => {
    const service = await startService({ config })
    const moderator = await signInModerator(service)

    await moderator.post('/admin/spam/blocks', { kind: 'words', words: 'Crypto Gains' })

    expect((await service.submit('rome', { body: 'Such crypto gains!' })).status).toBe(202)
    expect(await moderator.section('spam/')).toContain('Crypto Gains')
  })
})
