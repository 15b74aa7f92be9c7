import { describe, expect, it } from 'vitest'
import { write } from '../author.ts'
import { dump } from '../dump.ts'
import { type Moderator, signInModerator, undoOf } from '../moderator.ts'
import { idOf, type Service, startService } from '../service.ts'

const day = 24 * 60 * 60 * 1000

async function openDesk() {
  const service = await startService()
  return { service, moderator: await signInModerator(service) }
}

async function submitMany(service: Service, many: number): Promise<string[]> {
  const ids: string[] = []
  for (let number = 1; number <= many; number += 1) {
    ids.push(await idOf(await service.submit('rome', { body: `Letter ${number}.` })))
  }
  return ids
}

function approveAndRead(service: Service, moderator: Moderator, id: string): Promise<string> {
  service.clock.advance(1_000)
  return moderator.pressAndRead(`/admin/comments/${id}`, { status: 'approved' })
}

function tick(ids: readonly string[]): Record<string, string> {
  return Object.fromEntries(ids.map(id => [`chosen.${id}`, '0']))
}

async function statuses(moderator: Moderator): Promise<string[]> {
  const names = ['pending', 'approved', 'spam', 'deleted']
  const pages = await Promise.all(names.map(name => moderator.desk(`?status=${name}`)))
  return names.map(
    (name, index) => `${name} ${pages[index]?.match(/class="letter"/g)?.length ?? 0}`,
  )
}

describe('a moderator’s decision', () => {
  it('applies to all selected comments, and one undo reverts all of them', async () => {
    const { service, moderator } = await openDesk()
    const ids = await submitMany(service, 4)

    const done = await moderator.pressAndRead('/admin/comments', {
      status: 'approved',
      ...tick(ids.slice(0, 3)),
    })
    const count = (await service.read('rome')).count
    const undone = await moderator.pressAndRead(undoOf(done))

    expect(done).toContain('3 responses are approved and published under their articles.')
    expect(count).toBe(3)
    expect(undone).toContain('3 responses wait again.')
    expect((await service.read('rome')).count).toBe(0)
    expect(await statuses(moderator)).toEqual(['pending 4', 'approved 0', 'spam 0', 'deleted 0'])
  })

  it.each(['approved', 'spam', 'deleted'] as const)(
    '“%s” can be undone and redone',
    async status => {
      const { service, moderator } = await openDesk()
      const [id = ''] = await submitMany(service, 1)

      const done = await moderator.pressAndRead(`/admin/comments/${id}`, { status })
      const undone = await moderator.pressAndRead(undoOf(done))
      await moderator.press(undoOf(undone))

      expect(undone).toContain('waits again')
      expect(await statuses(moderator)).toContain(`${status} 1`)
    },
  )

  it('is not undone after a later decision, not even at the second attempt', async () => {
    const { service, moderator } = await openDesk()
    const [id = ''] = await submitMany(service, 1)
    const done = await moderator.pressAndRead(`/admin/comments/${id}`, { status: 'spam' })
    await moderator.decide(id, 'approved')

    const late = await moderator.pressAndRead(undoOf(done))
    await moderator.press(undoOf(done))

    expect(late).toContain('One response was left as before')
    expect((await service.read('rome')).count).toBe(1)
  })

  it.each(['pending', 'spam'])(
    '“%s” is not undone if that would publish a later edit by the author',
    async status => {
      const { service, moderator } = await openDesk()
      const eve = await write(service, { body: 'Harmless.' })
      await approveAndRead(service, moderator, eve.id)
      service.clock.advance(1_000)
      const hidden = await moderator.pressAndRead(`/admin/comments/${eve.id}`, { status })
      service.clock.advance(1_000)
      await eve.edit({ body: 'Unread.' })

      const undone = await moderator.pressAndRead(undoOf(hidden))

      expect(undone).toContain('One response was left as before')
      expect((await service.read('rome')).count).toBe(0)
    },
  )

  it('is not undone after later decisions, even if they restored the same status', async () => {
    const { service, moderator } = await openDesk()
    const [id = ''] = await submitMany(service, 1)
    const first = await approveAndRead(service, moderator, id)
    for (const status of ['pending', 'approved'] as const) {
      service.clock.advance(1_000)
      await moderator.decide(id, status)
    }
    service.clock.advance(1_000)

    const late = await moderator.pressAndRead(undoOf(first))

    expect(late).toContain('One response was left as before')
    expect((await service.read('rome')).count).toBe(1)
  })

  it('is undone after the decision that followed it was undone', async () => {
    const { service, moderator } = await openDesk()
    const [id = ''] = await submitMany(service, 1)
    const first = await approveAndRead(service, moderator, id)
    service.clock.advance(1_000)
    const second = await moderator.pressAndRead(`/admin/comments/${id}`, { status: 'spam' })
    const seen: string[][] = []

    for (const page of [second, first]) {
      service.clock.advance(1_000)
      await moderator.press(undoOf(page))
      seen.push(await statuses(moderator))
    }

    expect(seen.map(found => found.filter(one => one.endsWith('1')))).toEqual([
      ['approved 1'],
      ['pending 1'],
    ])
  })

  it('to close a thread is not undone if the thread was reopened and closed again since', async () => {
    const { service, moderator } = await openDesk()
    const [id] = await submitMany(service, 1)
    const press = async (name: string) => {
      service.clock.advance(1_000)
      return moderator.pressAndRead(`/admin/threads/rome/${name}?one=${id}`)
    }
    const closed = await press('close')
    await press('reopen')
    await press('close')
    service.clock.advance(1_000)

    await moderator.press(undoOf(closed))

    expect((await service.read('rome')).open).toBe(false)
  })

  it.each(['pending', 'spam', 'deleted'] as const)(
    '“%s” on a pinned comment restores the pin when it is undone',
    async status => {
      const { service, moderator } = await openDesk()
      const [id = ''] = await submitMany(service, 1)
      await approveAndRead(service, moderator, id)
      service.clock.advance(1_000)
      await moderator.press(`/admin/comments/${id}/pin`)
      service.clock.advance(1_000)
      const hidden = await moderator.pressAndRead(`/admin/comments/${id}`, { status })
      service.clock.advance(1_000)

      await moderator.press(undoOf(hidden))

      const { comments } = await service.read('rome')
      expect(comments.map(({ pinned }) => pinned)).toEqual([true])
    },
  )

  it('to delete a comment can be undone within a week', async () => {
    const { service, moderator } = await openDesk()
    const [id = ''] = await submitMany(service, 1)
    await moderator.decide(id, 'approved')
    const done = await moderator.pressAndRead(`/admin/comments/${id}`, { status: 'deleted' })
    service.clock.advance(6 * day)
    await service.app.delivery.idle()
    const again = await signInModerator(service)

    await again.press(undoOf(done))

    expect((await service.read('rome')).comments.map(comment => comment.id)).toEqual([id])
  })

  it('to delete a comment is final after a week, when the comment’s data is erased', async () => {
    const { service, moderator } = await openDesk()
    const words = { name: 'Canary', email: 'canary@example.org', body: 'Canary sings.' }
    const id = await idOf(await service.submit('rome', words))
    const done = await moderator.pressAndRead(`/admin/comments/${id}`, { status: 'deleted' })
    await service.pass(8 * day)
    const again = await signInModerator(service)

    const told = await again.pressAndRead(undoOf(done))

    expect(told).toContain('One response was left as before')
    expect(JSON.stringify(await dump(service)).toLowerCase()).not.toContain('canary')
    expect(await again.page('/admin/log/')).toContain('a response that no longer exists')
  })

  it('to block an author marks their comments as spam until it is undone', async () => {
    const { service, moderator } = await openDesk()
    const words = { name: 'Mallory', email: 'mallory@example.org' }
    const id = await idOf(await service.submit('rome', { ...words, body: 'One.' }))

    const done = await moderator.pressAndRead(`/admin/comments/${id}/block`, { kind: 'author' })
    await service.submit('rome', { ...words, body: 'Two.' })
    await moderator.press(undoOf(done))
    await service.submit('rome', { ...words, body: 'Three.' })

    expect(done).toContain('goes to Spam from now on')
    expect(await statuses(moderator)).toEqual(['pending 2', 'approved 0', 'spam 1', 'deleted 0'])
  })

  it('is logged once, with moderator and time but without the reader’s data', async () => {
    const { service, moderator } = await openDesk()
    const words = { name: 'Canary', email: 'canary@example.org', body: 'Canary sings.' }
    const id = await idOf(await service.submit('rome', words))

    await Promise.all([moderator.decide(id, 'approved'), moderator.decide(id, 'approved')])
    const log = await moderator.page('/admin/log/')

    expect(log).toMatch(/<bdi>Owner<\/bdi><\/strong> moved .* from Waiting to Approved/)
    expect(log).toContain('<time datetime="2026-11-23T12:00:00.000Z">')
    expect(log.match(/from Waiting to Approved/g)).toHaveLength(1)
    expect(JSON.stringify((await dump(service))['audit'])).not.toMatch(/canary/i)
  })
})
