import { describe, expect, it } from 'vitest'
import { write } from '../author.ts'
import { signInModerator, undoOf } from '../moderator.ts'
import { idOf, startService } from '../service.ts'

const config = { moderation: 'none' } as const

describe('an undone decision', () => {
  it('teaches the spam filter nothing, unless the same decision was taken before', async () => {
    const service = await startService({ config })
    const moderator = await signInModerator(service)
    const clean = await idOf(await service.submit('rome', { body: 'Public by itself.' }))
    const trapped = { body: 'Spam by itself.', website: 'x' }
    const caught = await idOf(await service.submit('rome', trapped))
    const learned = async () =>
      /learned from [^:]*: ([^.]*)/.exec(await moderator.section('spam/'))?.[1]
    async function press(path: string, fields: Record<string, string> = {}) {
      service.clock.advance(1_000)
      const page = await moderator.pressAndRead(path, fields)
      await service.settle()
      return undoOf(page)
    }

    await press(await press(`/admin/comments/${clean}`, { status: 'spam' }))
    await press(await press(`/admin/comments/${caught}`, { status: 'approved' }))
    const byNobody = await learned()
    await press(`/admin/comments/${caught}`, { status: 'approved' })
    const again = await press(await press(`/admin/comments/${caught}`, { status: 'spam' }))
    const asBefore = await learned()
    await press(again)

    expect([byNobody, asBefore, await learned()]).toEqual([
      '0 approved, 0 spam',
      '1 approved, 0 spam',
      '0 approved, 1 spam',
    ])
  })
})

describe('a comment judged as spam after an edit', () => {
  it('teaches the spam filter nothing when its approval is undone', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    const author = await write(service, { name: 'Ann', email: 'ann@example.org', body: 'Fine.' })
    const press = async (path: string, fields: Record<string, string>) => {
      service.clock.advance(1_000)
      return moderator.pressAndRead(path, fields)
    }
    await press(`/admin/comments/${author.id}`, { status: 'approved' })
    await press('/admin/spam/blocks', { kind: 'words', words: 'casino' })
    await author.edit({ body: 'Casino.' })
    const approved = await press(`/admin/comments/${author.id}`, { status: 'approved' })

    await press(undoOf(approved), {})
    await service.settle()

    expect(await moderator.desk('?status=spam')).toContain('Casino.')
    expect(await moderator.section('spam/')).toContain('0 approved, 0 spam')
  })
})

describe('a comment that is withdrawn after it was approved', () => {
  it('teaches the spam filter nothing any more', async () => {
    const service = await startService()
    const moderator = await signInModerator(service)
    const id = await idOf(await service.submit('rome'))
    const learnedAfter = async (status: 'approved' | 'pending') => {
      service.clock.advance(1_000)
      await moderator.decide(id, status)
      await service.settle()
      return /learned from [^:]*: ([^.]*)/.exec(await moderator.section('spam/'))?.[1]
    }

    const learned = [await learnedAfter('approved'), await learnedAfter('pending')]

    expect(learned).toEqual(['1 approved, 0 spam', '0 approved, 0 spam'])
  })
})
