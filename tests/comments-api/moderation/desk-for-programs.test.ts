import { describe, expect, it } from 'vitest'
import { write } from '../author.ts'
import { codeOf } from '../service.ts'
import { openDesk } from './desk-with-a-letter.ts'

type Listed = {
  readonly comments: readonly {
    readonly id: string
    readonly body: string
    readonly status: string
    readonly revision: number
  }[]
  readonly totals: Readonly<Record<string, number>>
}

describe('the moderation API', () => {
  it('answers 404 for closing a thread that the manifest lacks, and does not create it', async () => {
    const { service, moderator } = await openDesk()

    const answer = await moderator.send('/threads/nowhere', { closed: true })

    expect([answer.status, await codeOf(answer)]).toEqual([404, 'unknown-thread'])
    expect((await service.ask('/api/threads/nowhere/comments')).status).toBe(404)
  })

  it('lists, approves, edits, answers and pins comments, closes a thread and undoes that', async () => {
    const { service, moderator, id, headers } = await openDesk()

    const listed = await service.ask('/api/admin/comments?words=letter', { headers })
    const decided = await moderator.send('/comments', { ids: [id], status: 'approved' })
    const decidedAgain = await moderator.send('/comments', { ids: [id], status: 'approved' })
    const edited = await moderator.send(`/comments/${id}/edit`, { body: 'A *better* letter.' })
    const answered = await moderator.send(`/comments/${id}/replies`, { body: 'Thank you.' })
    const pinned = await moderator.send(`/comments/${id}/pin`, { pinned: true })
    const closed = await moderator.send('/threads/rome', { closed: true })
    const { act } = (await closed.json()) as { act: string }
    const undone = await moderator.send('/undo', { act })
    const undoneAgain = await moderator.send('/undo', { act })

    expect(((await listed.json()) as Listed).comments[0]).toMatchObject({ id, body: 'A letter.' })
    expect(await decided.json()).toMatchObject({ changed: [id], refused: [] })
    expect(await decidedAgain.json()).toEqual({ act: null, changed: [], refused: [] })
    expect(await undoneAgain.json()).toEqual({ act: null, missed: 1 })
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

  it('reports a deleted comment as refused or 409, an empty reply as 422 and an unknown id as 404', async () => {
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

  it('does not approve a comment that was edited after the revision in `seen`', async () => {
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

  it('publishes a held comment by a reply only when `seen` is its current revision', async () => {
    const { service, moderator } = await openDesk()
    const eve = await write(service, { name: 'Eve', body: 'Harmless.' })
    await eve.edit({ body: 'Unread.' })

    const unread = await moderator.send(`/comments/${eve.id}/replies`, { body: 'Yes.', seen: 0 })
    const held = (await service.read('rome')).count
    const read = await moderator.send(`/comments/${eve.id}/replies`, { body: 'Yes.', seen: 1 })

    expect([unread.status, await codeOf(unread), held]).toEqual([422, 'invalid-fields', 0])
    expect([read.status, (await service.read('rome')).count]).toEqual([201, 2])
  })

  it('does not publish a held comment when the reply to it is empty', async () => {
    const { service, moderator, id } = await openDesk()

    const empty = await moderator.send(`/comments/${id}/replies`, { body: ' ' })

    expect(empty.status).toBe(422)
    expect((await service.read('rome')).count).toBe(0)
  })
})
