import { describe, expect, it } from 'vitest'
import { findComment } from '../../../comments-api/comments/store.ts'
import { show } from '../../../comments-api/latest-posts/show.ts'
import { erasePerson } from '../../../comments-api/privacy/erase-person.ts'
import { exportPerson } from '../../../comments-api/privacy/export-person.ts'
import { act } from '../acting.ts'
import { own } from '../author.ts'
import { day, ink, quills, startBesideBlog } from '../beside-blog.ts'
import { signInModerator } from '../moderator.ts'
import { startService } from '../service.ts'

const hour = day / 24

describe('a commenter’s latest post that is already shown', () => {
  it('is removed by its author with the edit token, without marking the comment as edited', async () => {
    const service = await startBesideBlog()
    const { comment, editToken } = await service.send()
    const author = own(service, comment.id, editToken)
    expect(await author.read()).toMatchObject({ latestPost: true })

    const answer = await author.edit({ latestPost: false })

    expect(await answer.json()).toMatchObject({ latestPost: false, comment: { editedAt: null } })
    expect(await service.shown()).toEqual([null])
    await service.pass(2 * day)
    expect(await service.shown()).toEqual([null])
  })

  it('is looked up again when the author’s URL changes, and stays when the text changes', async () => {
    const service = await startBesideBlog()
    const { comment, editToken } = await service.send()

    await own(service, comment.id, editToken).edit({ body: 'In other words.' })
    expect(await service.shown()).toEqual([quills])
    await own(service, comment.id, editToken).edit({
      author: { url: 'https://elsewhere.example/' },
    })
    expect(await service.shown()).toEqual([null])
    await own(service, comment.id, editToken).edit({ author: { url: 'http://noor.example/' } })
    await service.settle()

    expect(await service.shown()).toEqual([quills])
  })

  it('is not replaced by one that was looked up before an edit', async () => {
    const service = await startBesideBlog()
    const { comment, editToken } = await service.send()

    await act(service, async ({ database }) => {
      const seen = await findComment(database, comment.id)
      await own(service, comment.id, editToken).edit({ body: 'Other words.' })
      if (seen !== null) await database.batch(show(seen, ink))
    })

    service.clock.advance(1_000)
    expect((await service.read('rome')).comments).toMatchObject([
      { html: '<p>Other words.</p>', author: { latestPost: quills } },
    ])
  })

  it('is removed for good by a moderator at the desk', async () => {
    const service = await startBesideBlog()
    const { comment } = await service.send()
    const { page: open, press } = await signInModerator(service)
    expect(await open(`/admin/comments/${comment.id}`)).toContain('On quills')

    await press(`/admin/comments/${comment.id}/drop-latest-post`)
    await service.pass(2 * day)

    expect(await service.shown()).toEqual([null])
    expect(await open(`/admin/comments/${comment.id}`)).not.toContain('On quills')
  })

  it('is removed everywhere within an hour after the owner disables the feature', async () => {
    const service = await startBesideBlog()
    await service.send()
    await service.app.close()

    const later = await startService({
      folder: service.folder,
      config: service.config && { ...service.config, latestPost: false },
    })
    await later.pass(hour)

    expect((await later.read('rome')).comments[0]?.author.latestPost).toBeNull()
  })

  it('is part of the person’s export and is removed when the person is erased', async () => {
    const service = await startBesideBlog()
    const { comment } = await service.send()
    const person = { kind: 'comment', id: comment.id } as never

    const copy = await act(service, ({ database }) => exportPerson(database, person))
    await act(service, needs =>
      erasePerson({ ...needs, anonymous: 'Nobody' }, person, 'keep words'),
    )
    await service.pass(2_000)

    expect(copy.comments[0]?.latestPost).toEqual({ isWanted: true, shown: quills })
    expect(await service.shown()).toEqual([null])
  })
})
