import { describe, expect, it } from 'vitest'
import { replyAsOwner } from '../../../comments-api/comments/submitting/reply-as-owner.ts'
import { closeThread } from '../../../comments-api/comments/threads/close-thread.ts'
import { CommentId } from '../../../comments-api/contract/ids.ts'
import { act, rome } from '../acting.ts'
import { idOf, startService } from '../service.ts'

describe('a reply by the owner', () => {
  it('is published at once, even in a closed thread, with the badge and the post author’s name', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const parent = CommentId.parse(await idOf(await service.submit('rome')))
    await act(service, needs => closeThread(needs, rome))

    const { version } = await act(service, needs =>
      replyAsOwner(needs, { thread: rome, parent, body: 'Thank *you*.' }),
    )

    const [reply] = (await service.read('rome', '?since=2')).comments
    expect(version).toBe(3)
    expect(reply).toMatchObject({
      parent,
      author: { name: 'Olive Owner', isOwner: true },
      html: '<p>Thank <em>you</em>.</p>',
      status: 'approved',
    })
  })

  it.each([
    ['the body is blank', { parent: null, body: ' ' }],
    ['the parent does not exist', { parent: CommentId.parse('a'.repeat(20)), body: 'Hello.' }],
  ])('is rejected as invalid when %s', async (_case, words) => {
    const service = await startService()

    const reply = act(service, needs => replyAsOwner(needs, { thread: rome, ...words }))

    await expect(reply).rejects.toMatchObject({ code: 'invalid-fields' })
  })

  it('is rejected as a duplicate when it is sent twice', async () => {
    const service = await startService()
    const words = { thread: rome, parent: null, body: 'Welcome.' }

    const twice = act(service, async needs => {
      await replyAsOwner(needs, words)
      await replyAsOwner(needs, words)
    })

    await expect(twice).rejects.toMatchObject({ code: 'duplicate-comment' })
    expect((await service.read('rome')).count).toBe(1)
  })
})
