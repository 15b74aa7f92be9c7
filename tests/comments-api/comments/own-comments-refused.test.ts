import { describe, expect, it } from 'vitest'
import { own, write } from '../author.ts'
import { dump } from '../dump.ts'
import { startService } from '../service.ts'

const open = { config: { moderation: 'none' } } as const
const minute = 60_000

describe('an edit token', () => {
  it('gets the same 404 if wrong, expired, or used for an unknown, foreign or deleted comment', async () => {
    const service = await startService()
    const [ada, ben, eve] = [
      await write(service, { body: 'One.' }),
      await write(service, { body: 'Two.' }),
      await write(service, { body: 'Three.' }),
    ]
    await eve.erase()
    const old = await write(service, { body: 'Four.' })
    service.clock.advance(15 * minute)
    const fresh = await write(service, { body: 'Five.' })
    const claims = [
      own(service, 'a'.repeat(20), ada.token),
      own(service, ben.id, ada.token),
      own(service, fresh.id, ''),
      own(service, fresh.id, `${fresh.token}x`),
      own(service, fresh.id, fresh.token.slice(0, -1)),
      own(service, 'A%00', fresh.token),
      eve,
      old,
    ]

    const answers = await Promise.all(
      claims.flatMap(claim => [claim.ask(), claim.edit({ body: 'Mine.' }), claim.erase()]),
    )

    const told = await Promise.all(
      answers.map(async answer => [answer.status, await answer.text()]),
    )
    expect(told[0]?.[0]).toBe(404)
    expect(told).toEqual(told.map(() => told[0]))
    expect((await fresh.ask()).status).toBe(200)
  })

  it('is not issued when the edit window is 0', async () => {
    const service = await startService({ config: { moderation: 'none', editWindow: 0 } })

    const answer = await service.submit('rome')

    expect(await answer.json()).toMatchObject({ editToken: null, editableUntil: null })
  })

  it('appears neither in the database nor in the log or the public thread', async () => {
    const service = await startService(open)
    const { token, edit } = await write(service, {})
    await edit({ body: 'Other words.' })

    const thread = await (await service.ask('/api/threads/rome/comments')).text()

    const stored = JSON.stringify(await dump(service))
    expect(stored).toContain('Other words.')
    expect(`${stored}${thread}${service.lines}`).not.toContain(token)
  })
})

describe('a page of another origin', () => {
  it('gets PATCH and DELETE allowed in a preflight only if its origin is configured', async () => {
    const service = await startService({ config: { origins: ['https://a.example'] } })
    const preflight = (origin: string) =>
      service.ask('/api/comments/abcdefgh', {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'PATCH',
          'access-control-request-headers': 'authorization,content-type',
        },
      })

    const [ours, others] = [
      await preflight('https://a.example'),
      await preflight('https://b.example'),
    ]

    expect(ours.headers.get('access-control-allow-origin')).toBe('https://a.example')
    expect(ours.headers.get('access-control-allow-methods')).toMatch(/PATCH.*DELETE/)
    expect(ours.headers.get('access-control-allow-headers')).toContain('authorization')
    expect(others.headers.get('access-control-allow-origin')).toBeNull()
  })
})
