import { describe, expect, it } from 'vitest'
import { share } from '../lifetime.ts'
import { ownPage } from '../moderator.ts'
import { codeOf, startService } from '../service.ts'
import { openDesk } from './desk-with-a-letter.ts'

// Access and content types: of the database they need little more than the session, so one engine is enough.

const changes = [
  '/comments',
  '/comments/x/edit',
  '/comments/x/replies',
  '/comments/x/pin',
  '/threads/rome',
  '/undo',
  '/passkeys',
  '/passkeys/offer',
]

describe('the moderation API', () => {
  const desk = share(openDesk)

  it('answers 401 without a session, to reads and changes', async () => {
    const { service } = desk()

    const answers = await Promise.all(
      changes.map(path => service.post(`/api/admin${path}`, {}, ownPage)),
    )
    const read = await service.ask('/api/admin/comments')

    expect(answers.map(answer => answer.status)).toEqual(changes.map(() => 401))
    expect([read.status, await codeOf(read)]).toEqual([401, 'sign-in-required'])
  })

  it.each([
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/json; charset=utf-8', 200],
  ])('accepts only JSON: answers content type %s with %i', async (type, status) => {
    const { service, id, headers } = await openDesk()
    const body = JSON.stringify({ ids: [id], status: 'approved' })

    const answer = await service.ask('/api/admin/comments', {
      method: 'POST',
      headers: { ...headers, 'content-type': type },
      body,
    })

    expect(answer.status).toBe(status)
    expect((await service.read('rome')).count).toBe(status === 200 ? 1 : 0)
  })

  it.each([{}, { origin: 'https://evil.example' }, { ...ownPage, 'sec-fetch-site': 'same-site' }])(
    'answers 403 to a decision from a missing or foreign origin: %j',
    async origin => {
      const { service, moderator, id } = desk()
      const body = { ids: [id], status: 'approved' }

      const answer = await service.post('/api/admin/comments', body, {
        ...origin,
        cookie: moderator.cookie,
      })

      expect([answer.status, await codeOf(answer)]).toEqual([403, 'foreign-origin'])
      expect((await service.read('rome')).count).toBe(0)
    },
  )

  it('sends no CORS header, even to an origin that AFTERWORD_ORIGINS allows', async () => {
    const service = await startService({ config: { origins: ['https://friend.example'] } })
    const asking = { origin: 'https://friend.example', 'access-control-request-method': 'POST' }

    const answers = await Promise.all([
      service.ask('/api/admin/comments', { method: 'OPTIONS', headers: asking }),
      service.ask('/api/admin/comments', { headers: asking }),
    ])

    expect(answers.map(answer => answer.headers.get('access-control-allow-origin'))).toEqual([
      null,
      null,
    ])
  })
})
