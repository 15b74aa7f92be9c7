import { describe, expect, it } from 'vitest'
import { signInModerator, undoOf } from '../moderator.ts'
import { linkIn } from '../post-office.ts'
import { press } from '../subscriber.ts'
import { mailAbout, startWithMail } from './mail-to-moderator.ts'

describe('a link in the mail to a moderator', () => {
  it('publishes one valid reply together with its parent, and rejects invalid ones', async () => {
    const { service, office } = await startWithMail()
    const link = linkIn(await mailAbout(service, office), 'Reply')

    const empty = await service.postForm(link, { body: ' ' })
    const long = await service.postForm(link, { body: 'x'.repeat(10_001) })
    const before = await service.read('rome')
    const sent = await service.postForm(link, { body: 'Thank *you*.' })
    const again = await service.postForm(link, { body: 'Thank you once more.' })

    expect([empty, long, sent, again].map(({ status }) => status)).toEqual([422, 422, 200, 200])
    expect(before.count).toBe(0)
    const { count, comments } = await service.read('rome')
    expect(count).toBe(2)
    expect(comments.find(comment => comment.author.isOwner)).toMatchObject({
      html: '<p>Thank <em>you</em>.</p>',
      parent: comments.find(comment => !comment.author.isOwner)?.id,
    })
  })

  it('publishes one reply when four are sent at the same time', async () => {
    const { service, office } = await startWithMail()
    const link = linkIn(await mailAbout(service, office), 'Reply')

    const bodies = ['One.', 'Two.', 'Three.', 'Four.']
    const sent = await Promise.all(bodies.map(body => service.postForm(link, { body })))

    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const { comments } = await service.read('rome')
    expect(comments.filter(({ author }) => author.isOwner)).toHaveLength(1)
  })

  it.each(['spam', 'deleted'] as const)(
    'returns the text of a reply if the comment was marked %s meanwhile',
    async status => {
      const { service, office } = await startWithMail()
      const moderator = await signInModerator(service)
      const link = linkIn(await mailAbout(service, office), 'Reply')
      const [, id = ''] = /reply\.([a-z0-9]+)\./.exec(link) ?? []
      await moderator.press(`/admin/comments/${id}`, { status })

      const page = await (await press(service, link, { body: 'Thank *you*.' })).text()
      const looked = await (await service.ask(link)).text()

      expect(page).toMatch(/<h1>This response is .*not published.*Thank \*you\*\.<\/textarea>/s)
      expect(looked).not.toContain('<textarea')
    },
  )

  it.each([
    { when: 'it was used for a reply already', days: 0, says: 'takes one' },
    { when: 'it has expired', days: 15, says: 'too old' },
  ])('returns the text of a reply when $when', async ({ days, says }) => {
    const { service, office } = await startWithMail()
    const link = linkIn(await mailAbout(service, office), 'Reply')
    if (days === 0) await press(service, link, { body: 'One.' })
    await service.pass(days * 24 * 60 * 60_000)

    const page = await (await press(service, link, { body: 'Another.' })).text()

    expect(page).toContain(says)
    expect(page).toContain('Another.</textarea>')
  })

  it('leads to the desk when it has expired, and does not if it is not ours', async () => {
    const { service, office } = await startWithMail()
    const link = linkIn(await mailAbout(service, office), 'Approve')
    await service.pass(15 * 24 * 60 * 60_000)

    const expired = await service.ask(link)
    const altered = await service.ask(`${link}x`)

    expect([expired.status, altered.status]).toEqual([404, 404])
    expect(await expired.text()).toContain('href="/admin/"')
    expect(await altered.text()).not.toContain('/admin/')
  })

  it('answers 413 with a page when a reply is far too long', async () => {
    const { service, office } = await startWithMail()
    const link = linkIn(await mailAbout(service, office), 'Reply')

    const answer = await press(service, link, { body: 'あ'.repeat(20_000) })

    expect(answer.status).toBe(413)
    expect(await answer.text()).toMatch(/<h1>.*far too long.*Go back/s)
  })

  it('takes effect only once', async () => {
    const { service, office } = await startWithMail()
    const mail = await mailAbout(service, office)
    await press(service, linkIn(mail, 'Approve'))
    await press(service, linkIn(mail, 'Spam'))

    const again = await press(service, linkIn(mail, 'Approve'))

    expect(await again.text()).toContain('This response is with the spam')
    expect((await service.read('rome')).count).toBe(0)
  })

  it('still takes effect after it had none because the comment was deleted for a while', async () => {
    const { service, office } = await startWithMail()
    const moderator = await signInModerator(service)
    const mail = await mailAbout(service, office)
    const [, id = ''] = /approve\.([a-z0-9]+)\./.exec(linkIn(mail, 'Approve')) ?? []
    const deleted = await moderator.pressAndRead(`/admin/comments/${id}`, { status: 'deleted' })
    await press(service, linkIn(mail, 'Approve'))
    await press(service, linkIn(mail, 'Reply'), { body: 'Welcome.' })
    service.clock.advance(1_000)
    await moderator.press(undoOf(deleted))

    await press(service, linkIn(mail, 'Approve'), { seen: '0' })
    await press(service, linkIn(mail, 'Reply'), { body: 'Welcome.' })

    expect((await service.read('rome')).count).toBe(2)
  })
})
