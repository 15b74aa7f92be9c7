import { describe, expect, it } from 'vitest'
import { pinComment, unpinComment } from '../../../comments-api/comments/changes/pin.ts'
import { actOn } from '../acting.ts'
import { signInModerator } from '../moderator.ts'
import { idOf, type Service, startService } from '../service.ts'

const open = { config: { moderation: 'none' } } as const

async function pinnedIn(service: Service, query = ''): Promise<string[]> {
  const { comments } = await service.read('rome', query)
  return comments.filter(comment => comment.pinned).map(comment => comment.id)
}

describe('a pinned comment', () => {
  it('is marked as pinned in a full and in an incremental read, and counts once', async () => {
    const service = await startService(open)
    const id = await idOf(await service.submit('rome'))

    const isDone = await actOn(service, id, pinComment)

    expect(isDone).toBe(true)
    expect(await pinnedIn(service)).toEqual([id])
    expect(await pinnedIn(service, '?since=1')).toEqual([id])
    expect(await service.read('rome')).toMatchObject({ count: 1, version: 2 })
  })

  it('is reported as not pinned once it is unpinned', async () => {
    const service = await startService(open)
    const id = await idOf(await service.submit('rome'))
    await actOn(service, id, pinComment)

    await actOn(service, id, unpinComment)

    const delta = await service.read('rome', '?since=2')
    expect(delta).toMatchObject({ version: 3, comments: [{ id, pinned: false }] })
  })

  it('raises the version only once when two moderators pin it', async () => {
    const service = await startService(open)
    const id = await idOf(await service.submit('rome'))

    const done = await actOn(service, id, async (needs, comment) => [
      await pinComment(needs, comment),
      await pinComment(needs, comment),
    ])

    expect(done).toEqual([true, false])
    expect((await service.read('rome')).version).toBe(2)
  })

  it('can be neither a held comment nor a reply', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    const held = await idOf(await service.submit('rome', { body: 'Held.' }))
    const shown = await idOf(await service.submit('rome', { body: 'Shown.' }))
    await moderator.decide(shown, 'approved')
    const reply = await idOf(await service.submit('rome', { body: 'A reply.', parent: shown }))
    await moderator.decide(reply, 'approved')

    const done = [await actOn(service, held, pinComment), await actOn(service, reply, pinComment)]

    expect(done).toEqual([false, false])
    expect(await pinnedIn(service)).toEqual([])
  })

  it('is no longer pinned after it was held and approved again', async () => {
    const service = await startService(open)
    const moderator = await signInModerator(service)
    const id = await idOf(await service.submit('rome'))
    await actOn(service, id, pinComment)

    await moderator.decide(id, 'pending')
    await moderator.decide(id, 'approved')

    expect((await service.read('rome')).comments).toMatchObject([{ id, pinned: false }])
  })
})
