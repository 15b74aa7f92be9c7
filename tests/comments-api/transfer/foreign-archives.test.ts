import { describe, expect, it } from 'vitest'
import { archivedComment, giveOut, header, takeIn } from '../archives.ts'
import { startService } from '../service.ts'

describe('a comment in an archive by another hand', () => {
  it('is pinned only where it answers the post and is public, as at the desk', async () => {
    const service = await startService()
    const pinned = { ...archivedComment, pinned: true }
    await takeIn(service, [
      header,
      pinned,
      { ...pinned, id: 'archivedreply', parent: archivedComment.id },
      { ...pinned, id: 'archivedspam', status: 'spam' },
    ])

    const lines = (await giveOut(service)) as { id: string; pinned: boolean }[]

    expect(lines.filter(line => line.pinned).map(({ id }) => id)).toEqual([archivedComment.id])
  })

  it('is forgotten where it was deleted, also without a name', async () => {
    const service = await startService()
    const author = { name: '', email: 'ada@example.org', url: 'https://ada.example/' }
    await takeIn(service, [header, { ...archivedComment, author, status: 'deleted' }])

    await service.pass(2 * 60 * 60_000)

    const [, comment] = await giveOut(service)
    expect(comment).toMatchObject({ body: '', author: { name: '', email: null, url: null } })
  })
})
