import { describe, expect, it } from 'vitest'
import { changeStatus } from '../../../comments-api/comments/changes/change-status.ts'
import { editComment } from '../../../comments-api/comments/changes/edit.ts'
import { actOn } from '../acting.ts'
import { signInModerator } from '../moderator.ts'
import { idOf, startService } from '../service.ts'

const open = { config: { moderation: 'none' } } as const

describe('a comment edited by a moderator', () => {
  it('appears among the changes with its new text and the time of the edit', async () => {
    const service = await startService(open)
    const before = { email: 'ada@example.org', url: 'https://ada.example/', body: 'Rude.' }
    const id = await idOf(await service.submit('rome', before))
    service.clock.advance(60_000)

    const isDone = await actOn(service, id, (needs, comment) =>
      editComment(needs, comment, { body: 'Kind.' }),
    )

    const delta = await service.read('rome', '?since=1')
    expect(isDone).toBe(true)
    expect(delta).toMatchObject({ count: 1, version: 2 })
    expect(delta.comments).toMatchObject([
      {
        id,
        author: { name: 'Ada', url: 'https://ada.example/' },
        html: '<p>Kind.</p>',
        createdAt: '2026-11-23T12:00:00.000Z',
        editedAt: '2026-11-23T12:01:00.000Z',
      },
    ])
  })

  it('stays held and invisible to readers if it was held', async () => {
    const service = await startService()
    const id = await idOf(await service.submit('rome'))

    await actOn(service, id, (needs, comment) => editComment(needs, comment, { body: 'Better.' }))

    expect(await service.read('rome', '?since=0')).toMatchObject({ version: 0, comments: [] })
    expect(await (await signInModerator(service)).desk()).toContain('<p>Better.</p>')
  })

  it('is validated and normalised like a reader’s submission', async () => {
    const service = await startService(open)
    const id = await idOf(await service.submit('rome'))

    const empty = actOn(service, id, (needs, comment) =>
      editComment(needs, comment, { body: '> &nbsp;' }),
    )
    await expect(empty).rejects.toMatchObject({ code: 'invalid-fields' })
    const words = { author: { name: '\u202eEve', url: 'javascript:x' }, body: '<b>x\0' }
    await actOn(service, id, (needs, comment) => editComment(needs, comment, words))

    expect((await service.read('rome')).comments).toMatchObject([
      { author: { name: 'Eve', url: null }, html: '<p>&lt;b&gt;x\ufffd</p>' },
    ])
  })

  it('is not approved by a moderator who saw the earlier text', async () => {
    const service = await startService()
    const id = await idOf(await service.submit('rome'))

    const isDone = await actOn(service, id, async (needs, seen) => {
      await editComment(needs, seen, { body: 'Something else.' })
      return changeStatus(needs, seen, 'approved')
    })

    expect(isDone).toBe(false)
    expect((await service.read('rome')).count).toBe(0)
  })
})
