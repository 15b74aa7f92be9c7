import { describe, expect, it } from 'vitest'
import { archivedComment, header, takeIn } from '../archives.ts'
import { startService } from '../service.ts'

const open = { config: { moderation: 'none' } } as const

/** The oldest first. */
function manyComments(length: number) {
  return Array.from({ length }, (_, number) => {
    const createdAt = new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString()
    return { ...archivedComment, id: `archived${1_000 + number}`, createdAt }
  })
}

describe('a thread longer than one page', () => {
  it('is read in pages of 200 with a cursor that stays valid while comments are added', async () => {
    const service = await startService(open)
    const comments = manyComments(205)
    await takeIn(service, [header, ...comments])

    const first = await service.read('rome')
    await service.submit('rome', { body: 'In between.' })
    const second = await service.read('rome', `?cursor=${encodeURIComponent(first.next ?? '')}`)

    const read = [...first.comments, ...second.comments].map(({ id }) => id)
    expect(first.comments).toHaveLength(200)
    expect(read).toEqual(comments.map(({ id }) => id).reverse())
    expect(second.next).toBeNull()
  })

  it('has a first page that grows from 200 to 250 comments, then restarts, and skips none', async () => {
    const service = await startService(open)
    const all = manyComments(252)
    const readAfter = async (from: number, to: number) => {
      await takeIn(service, [header, ...all.slice(from, to)])
      service.clock.advance(2_000)
      const first = await service.read('rome')
      const second = await service.read('rome', `?cursor=${first.next}`)
      const read = [...first.comments, ...second.comments].map(({ id }) => id)
      return { onFirst: first.comments.length, read }
    }

    const steps = [0, 201, 221, 241, 251, 252]
    const pages = []
    for (const [at, from] of steps.slice(0, -1).entries())
      pages.push(await readAfter(from, steps[at + 1] ?? 0))

    expect(pages.map(({ onFirst }) => onFirst)).toEqual([200, 220, 240, 250, 200])
    const ids = all.map(({ id }) => id)
    expect(pages.map(({ read }) => read)).toEqual(
      steps.slice(1).map(to => ids.slice(0, to).reverse()),
    )
  })

  it('has its pinned comments on the first page, however old they are', async () => {
    const service = await startService(open)
    const comments = manyComments(205).map((comment, number) => {
      return { ...comment, pinned: number === 3 || number === 204 }
    })
    await takeIn(service, [header, ...comments])
    const newestFirst = comments.map(({ id }) => id).reverse()

    const first = await service.read('rome')
    const second = await service.read('rome', `?cursor=${first.next}`)

    expect(first.comments.map(({ id }) => id)).toEqual([
      ...newestFirst.slice(0, 200),
      'archived1003',
    ])
    expect(first.comments.filter(({ pinned }) => pinned)).toHaveLength(2)
    expect(second.comments.map(({ id }) => id)).toEqual(newestFirst.slice(200))
  })

  it('has a long delta paged from the newest change on', async () => {
    const service = await startService(open)
    const comments = manyComments(1_100)
    await takeIn(service, [header, ...comments])

    const newest = await service.read('rome', '?since=0')
    const next = await service.read('rome', `?since=0&cursor=${newest.next}`)

    const ids = [...newest.comments, ...next.comments].map(({ id }) => id)
    expect(ids).toEqual(
      comments
        .toReversed()
        .slice(0, 400)
        .map(({ id }) => id),
    )
  })
})
