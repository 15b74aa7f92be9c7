import { describe, expect, it } from 'vitest'
import { holdHost } from '../../comments-api/mentions/checks.ts'
import { act } from './acting.ts'
import { archivedComment, header, takeIn } from './archives.ts'
import { write } from './author.ts'
import { day, ink, quills, rss, startBesideBlog } from './beside-blog.ts'
import { dump } from './dump.ts'
import { startBesideStranger } from './mentioning.ts'
import { makeLink, ownPage, signInModerator } from './moderator.ts'
import { mailAbout, startWithMail } from './notifications/mail-to-moderator.ts'
import { linkIn } from './post-office.ts'
import { codeOf, type Service, startService } from './service.ts'
import { ada, last, press, repliesTo, start, withSubscriber } from './subscriber.ts'

const years = 5 * 365 * day

/** What happens while the machine believes that it is years later, as some do until they have asked for the time. */
async function ahead<Done>({ clock }: Pick<Service, 'clock'>, happen: () => Promise<Done>) {
  clock.advance(years)
  const done = await happen()
  clock.advance(-years)
  return done
}

describe('after the clock was years ahead and was corrected', () => {
  it('confirmation mails sent in that time do not count towards the daily limit', async () => {
    const { service, to, say } = await start()
    await ahead(service, async () => {
      for (const body of ['One.', 'Two.', 'Three.', 'Four.', 'Five.']) await say({ ...ada, body })
    })
    const before = to(ada.email).length

    await say({ ...ada, body: 'Six.' })

    expect([before, to(ada.email).length]).toEqual([5, 6])
  })

  it('a subscriber is mailed about the next reply', async () => {
    const { service, to, say, id } = await withSubscriber()
    await ahead(service, () => say({ name: 'Bob', body: 'One.', parent: id }))

    await say({ name: 'Bob', body: 'Two.', parent: id })

    expect(repliesTo(to(ada.email))).toHaveLength(2)
  })

  it('a comment sent in that time does not make the same text a duplicate', async () => {
    const service = await startService()
    await ahead(service, () => service.submit('rome'))

    expect((await service.submit('rome')).status).toBe(202)
    expect(await codeOf(await service.submit('rome'))).toBe('duplicate-comment')
  })

  it('a comment sent in that time can no longer be edited', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const { edit } = await ahead(service, () => write(service, {}))

    expect(await codeOf(await edit({ body: 'Anew.' }))).toBe('unknown-comment')
  })

  it('networks of comments and texts of deleted ones from that time are erased within a day', async () => {
    const service = await startService()
    const { id } = await ahead(service, async () => {
      await service.submit('rome', { body: 'Kept.' })
      const deleted = await write(service, { body: 'Deleted.' })
      await (await signInModerator(service)).decide(deleted.id, 'deleted')
      return deleted
    })

    await service.pass(day)

    const { cookie } = await signInModerator(service)
    const desk = await service.ask('/api/admin/comments?status=all', { headers: { cookie } })
    const { comments } = (await desk.json()) as { comments: { id: string }[] }
    expect(comments).toMatchObject([{ network: null }, { network: null }])
    expect(comments.find(comment => comment.id === id)).toMatchObject({ body: '' })
  })

  it('only a comment sent since keeps its network or edit token after a day', async () => {
    const service = await startService()
    await takeIn(service, [header, archivedComment])
    await ahead(service, () => service.submit('rome', { body: 'Ahead.' }))
    await service.submit('rome', { body: 'Today.' })

    await service.pass(day)

    const { comments } = await dump(service)
    const sent = comments as readonly Record<'body' | 'network' | 'edit_hash', string | null>[]
    const traceable = sent.filter(comment => comment.network ?? comment.edit_hash)
    expect(traceable).toMatchObject([{ body: 'Today.' }])
  })

  it('the source of a mention checked in that time is fetched again', async () => {
    const service = await startBesideStranger()
    await ahead(service, async () => {
      await service.sendAndCheck()
      await act(service, needs => holdHost(needs, 'ada.example', 30_000))
    })

    await service.sendAndCheck()
    await service.pass(60_000)

    expect(service.page.asked).toBe(2)
  })

  it('a commenter’s site is fetched again for its latest post', async () => {
    const service = await startBesideBlog()
    await ahead(service, () => service.send())
    service.feed(rss(ink.title, ink.url))

    await service.pass(day)

    expect([quills, await service.shown()]).toEqual([quills, [ink]])
  })

  it('links mailed or printed in that time are rejected', async () => {
    const { service, to, say } = await start()
    const printed = await ahead(service, async () => {
      await say({ ...ada, body: 'One.' })
      return makeLink(service)
    })
    const mailed = linkIn(last(to(ada.email)), 'Look at it and confirm')

    const entered = await service.postForm(printed, {}, ownPage)
    const confirmed = await (await service.postForm(mailed, {})).text()

    expect(entered.status).toBe(403)
    expect(confirmed).toContain('Another link is on its way to you')
  })

  it('links used in that time stay used, even when the clock is ahead again', async () => {
    const { service, office } = await startWithMail()
    const approve = await ahead(service, async () => {
      const mail = await mailAbout(service, office)
      await press(service, linkIn(mail, 'Approve'))
      await press(service, linkIn(mail, 'Spam'))
      return linkIn(mail, 'Approve')
    })
    await service.pass(day)

    const again = await ahead(service, () => press(service, approve))

    expect(await again.text()).toContain('This response is with the spam')
  })
})
