import { describe, expect, it } from 'vitest'
import { dump } from '../dump.ts'
import { makeLink, ownPage, signInModerator } from '../moderator.ts'
import { idOf, type Service, startService } from '../service.ts'

/** Two services on one database: two instances on PostgreSQL, two processes beside each other on one file. */
async function startTwo(moderation: 'first' | 'none' = 'first') {
  const one = await startService({ config: { moderation } })
  const other = await startService({ config: { moderation }, folder: one.folder })
  return { one, other }
}

async function typesOfEvents(service: Service): Promise<Record<string, number>> {
  const events = (await dump(service))['events'] as readonly { readonly type: string }[]
  const counted: Record<string, number> = {}
  for (const { type } of events) counted[type] = (counted[type] ?? 0) + 1
  return counted
}

/** What a reader can count on the page, and what each instance says that it is. */
async function countEverywhere(services: readonly Service[]) {
  const counts = []
  for (const service of services) {
    service.clock.advance(1_000)
    const thread = await service.read('rome')
    const approved = thread.comments.filter(({ status }) => status === 'approved').length
    const all = await (await service.ask('/api/counts?threads=rome')).json()
    counts.push(approved, thread.count, (all as { rome: number }).rome)
  }
  return [...new Set(counts)]
}

describe('two instances', () => {
  it('store a comment once when it is sent to both at the same time', async () => {
    const { one, other } = await startTwo('none')
    const words = Array.from({ length: 10 }, (_, number) => ({ body: `Number ${number}` }))

    const answers = await Promise.all(
      words.flatMap(sent => [one.submit('rome', sent), other.submit('rome', sent)]),
    )

    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([...Array(10).fill(201), ...Array(10).fill(409)])
    expect(await countEverywhere([one, other])).toEqual([10])
  })

  it('count a comment once when two moderators approve it at the same time', async () => {
    const { one, other } = await startTwo()
    const here = await signInModerator(one)
    const there = await signInModerator(other)
    const ids = []
    for (let number = 0; number < 10; number += 1) {
      ids.push(await idOf(await one.submit('rome', { body: `Number ${number}` })))
    }

    await Promise.all(
      ids.flatMap(id => [here.decide(id, 'approved'), there.decide(id, 'approved')]),
    )

    expect(await countEverywhere([one, other])).toEqual([10])
    expect(await typesOfEvents(one)).toEqual({ 'comment-submitted': 10, 'comment-approved': 10 })
  })

  it('agree on the count when one moderator approves what another deletes', async () => {
    const { one, other } = await startTwo()
    const here = await signInModerator(one)
    const there = await signInModerator(other)
    const ids = []
    for (let number = 0; number < 10; number += 1) {
      ids.push(await idOf(await other.submit('rome', { body: `Number ${number}` })))
    }

    await Promise.all(
      ids.flatMap((id, number) => {
        const turn = number % 2 === 0 ? [here, there] : [there, here]
        return [turn[0]?.decide(id, 'approved'), turn[1]?.decide(id, 'deleted')]
      }),
    )

    const comments = (await dump(one))['comments'] as readonly { readonly status: string }[]
    const approved = comments.filter(({ status }) => status === 'approved').length
    expect(await countEverywhere([one, other])).toEqual([approved])
  })

  it('accept a sign-in link once between them', async () => {
    const { one, other } = await startTwo()
    const link = await makeLink(one)

    const opened = await Promise.all(
      [one, other, one, other].map(service => service.postForm(link, {}, ownPage)),
    )

    expect(opened.map(({ status }) => status).sort()).toEqual([303, 403, 403, 403])
  })

  it('share sessions: signing in at one and out at the other applies to both', async () => {
    const { one, other } = await startTwo()
    const moderator = await signInModerator(one)
    const look = (service: Service) =>
      service.ask('/admin/', { headers: { cookie: moderator.cookie } })

    const before = await look(other)
    await other.postForm('/admin/leave', {}, { ...ownPage, cookie: moderator.cookie })
    const after = await look(one)

    expect([before.status, after.status]).toEqual([200, 401])
  })
})
