import { describe, expect, it } from 'vitest'
import { write } from '../author.ts'
import { share } from '../lifetime.ts'
import { ownPage, signInModerator } from '../moderator.ts'
import { codeOf, idOf, startService } from '../service.ts'

type Listed = {
  readonly comments: readonly {
    readonly id: string
    readonly body: string
    readonly status: string
    readonly revision: number
  }[]
  readonly totals: Readonly<Record<string, number>>
}

async function openDesk() {
  const service = await startService()
  const moderator = await signInModerator(service)
  const id = await idOf(await service.submit('rome', { body: 'A letter.' }))
  return { service, moderator, id, headers: { ...ownPage, cookie: moderator.cookie } }
}

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

describe('the desk for programs', () => {
  const desk = share(openDesk)

  it('closes no thread that the site does not publish', async () => {
    const { service, moderator } = await openDesk()

    const answer = await moderator.send('/threads/nowhere', { closed: true })

    expect([answer.status, await codeOf(answer)]).toEqual([404, 'unknown-thread'])
    expect((await service.ask('/api/threads/nowhere/comments')).status).toBe(404)
  })

  it('lists, decides, edits, answers, pins, closes and takes back', async () => {
    const { service, moderator, id, headers } = await openDesk()

    const listed = await service.ask('/api/admin/comments?words=letter', { headers })
    const decided = await moderator.send('/comments', { ids: [id], status: 'approved' })
    const edited = await moderator.send(`/comments/${id}/edit`, { body: 'A *better* letter.' })
    const answered = await moderator.send(`/comments/${id}/replies`, { body: 'Thank you.' })
    const pinned = await moderator.send(`/comments/${id}/pin`, { pinned: true })
    const closed = await moderator.send('/threads/rome', { closed: true })
    const { act } = (await closed.json()) as { act: string }
    const undone = await moderator.send('/undo', { act })

    expect(((await listed.json()) as Listed).comments[0]).toMatchObject({ id, body: 'A letter.' })
    expect(await decided.json()).toMatchObject({ changed: [id], refused: [] })
    expect([edited, answered, pinned, undone].map(answer => answer.status)).toEqual([
      200, 201, 200, 200,
    ])
    const thread = await service.read('rome')
    expect(thread).toMatchObject({ count: 2, open: true })
    expect(thread.comments.find(comment => comment.id === id)).toMatchObject({
      html: '<p>A <em>better</em> letter.</p>',
      pinned: true,
    })
    expect(thread.comments.find(comment => comment.parent === id)?.author.isOwner).toBe(true)
  })

  it('says what was not possible', async () => {
    const { moderator, id } = await openDesk()
    await moderator.decide(id, 'deleted')

    const decided = await moderator.send('/comments', { ids: [id], status: 'approved' })
    const edited = await moderator.send(`/comments/${id}/edit`, { body: 'Other words.' })
    const empty = await moderator.send(`/comments/${id}/replies`, { body: ' ' })
    const unknown = await moderator.send('/comments/abcdefgh/edit', { body: 'Words.' })

    expect(await decided.json()).toMatchObject({ act: null, changed: [], refused: [id] })
    expect([edited.status, await codeOf(edited)]).toEqual([409, 'not-possible'])
    expect(empty.status).toBe(422)
    expect(unknown.status).toBe(404)
  })

  it('approves no words that came after those which the program showed', async () => {
    const { service, moderator, headers } = await openDesk()
    const eve = await write(service, { name: 'Eve', body: 'Harmless.' })
    const listed = await service.ask('/api/admin/comments?author=Eve', { headers })
    const [read] = ((await listed.json()) as Listed).comments
    await eve.edit({ body: 'Unread.' })

    const decision = { ids: [eve.id], status: 'approved' }
    const refused = await moderator.send('/comments', {
      ...decision,
      seen: { [eve.id]: read?.revision },
    })

    expect(await refused.json()).toMatchObject({ changed: [], refused: [eve.id] })
    expect((await service.read('rome')).count).toBe(0)
  })

  it('publishes by a reply no words that came after those which the program showed', async () => {
    const { service, moderator } = await openDesk()
    const eve = await write(service, { name: 'Eve', body: 'Harmless.' })
    await eve.edit({ body: 'Unread.' })

    const unread = await moderator.send(`/comments/${eve.id}/replies`, { body: 'Yes.', seen: 0 })
    const held = (await service.read('rome')).count
    const read = await moderator.send(`/comments/${eve.id}/replies`, { body: 'Yes.', seen: 1 })

    expect([unread.status, await codeOf(unread), held]).toEqual([422, 'invalid-fields', 0])
    expect([read.status, (await service.read('rome')).count]).toEqual([201, 2])
  })

  it('publishes nothing for a reply that cannot be taken', async () => {
    const { service, moderator, id } = await openDesk()

    const empty = await moderator.send(`/comments/${id}/replies`, { body: ' ' })

    expect(empty.status).toBe(422)
    expect((await service.read('rome')).count).toBe(0)
  })

  it('is closed to strangers, whatever they ask', async () => {
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
  ])('takes JSON and nothing else: %s', async (type, status) => {
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
    'does nothing for another origin: %j',
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

  it('tells no other origin that it may ask, not even one that readers may come from', async () => {
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
