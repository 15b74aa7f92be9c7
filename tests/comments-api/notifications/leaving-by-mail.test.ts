import { describe, expect, it } from 'vitest'
import { linkIn, type Received } from '../post-office.ts'
import { ada, confirm, last, press, repliesTo, start, withSubscriber } from '../subscriber.ts'

const hour = 60 * 60_000
const stop = 'No more mails about this article'
const stopAll = 'No more mails at all'

describe('unsubscribing from reply mails', () => {
  async function mailed() {
    const subscribed = await withSubscriber()
    await subscribed.say({ name: 'Bob', body: 'One.', parent: subscribed.id })
    return { ...subscribed, mail: last(subscribed.to(ada.email)) }
  }

  const header = ({ headers }: Received, name: string) =>
    headers.find(({ key }) => key === name)?.value ?? ''

  it('works by one click in the mail program, as multipart and as urlencoded form', async () => {
    const { service, to, say, id, mail } = await mailed()
    const { pathname } = new URL(header(mail, 'list-unsubscribe').slice(1, -1))
    const body = new FormData()
    body.set('List-Unsubscribe', 'One-Click')

    const answer = await service.ask(pathname, { method: 'POST', body })
    const again = await press(service, pathname, { 'List-Unsubscribe': 'One-Click' })
    await service.pass(2 * hour)
    await say({ name: 'Bob', body: 'Two.', parent: id })

    expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect([answer.status, again.status]).toEqual([200, 200])
    expect(repliesTo(to(ada.email))).toHaveLength(1)
  })

  it.each([stop, stopAll])('works with a mail that is 400 days old: %s', async label => {
    const { service, to, say, id, mail } = await mailed()
    await service.pass(400 * 24 * hour)

    const answer = await press(service, linkIn(mail, label))
    await say({ name: 'Bob', body: 'Two.', parent: id })

    expect(answer.status).toBe(200)
    expect(repliesTo(to(ada.email))).toHaveLength(1)
  })

  it('needs a POST: a GET of its links only shows a button', async () => {
    const { service, to, say, id, mail } = await mailed()

    for (const label of [stop, stopAll]) {
      const page = await (await service.ask(linkIn(mail, label))).text()
      expect(page.match(/<button/g)).toHaveLength(1)
    }
    await service.pass(2 * hour)
    await say({ name: 'Bob', body: 'Two.', parent: id })

    expect(repliesTo(to(ada.email))).toHaveLength(2)
  })

  it('works for all threads after it was done for one', async () => {
    const started = await mailed()
    const { service, to, say, mail } = started
    const other = await say({ ...ada, body: 'In Oslo.' }, 'oslo')
    await confirm(started)

    await press(service, linkIn(mail, stop))
    await press(service, linkIn(mail, stopAll))
    await say({ name: 'Bob', body: 'In Oslo too.', parent: other }, 'oslo')

    expect(repliesTo(to(ada.email))).toHaveLength(1)
  })

  it.each([{ labels: [stopAll] }, { labels: [stop, stopAll] }])(
    'works for all threads subscribed to before the secret was renewed: $labels',
    async ({ labels }) => {
      const before = await withSubscriber()
      await before.service.app.close()
      const secret = 'pewter-canoe-saffron-orbit-thistle-magnet'
      const renewed = await start({ folder: before.service.folder, config: { secret } })
      const { service, to, say } = renewed
      const other = await say({ ...ada, body: 'In Oslo.' }, 'oslo')
      await confirm(renewed)
      await say({ name: 'Bob', body: 'In Oslo too.', parent: other }, 'oslo')

      const mail = last(to(ada.email))
      for (const label of labels) await press(service, linkIn(mail, label))
      await say({ name: 'Bob', body: 'In Rome.', parent: before.id })

      expect(repliesTo(to(ada.email))).toHaveLength(1)
    },
  )

  it('ends with a link to the post, or to the site if no post is named', async () => {
    const { service, mail } = await mailed()
    const left = await (await press(service, linkIn(mail, stop))).text()
    const leftAll = await (await press(service, linkIn(mail, stopAll))).text()
    const broken = await (await service.ask('/api/link/none')).text()

    expect(left).toContain('<a href="http://localhost:8080/rome/">To the article</a>')
    expect([leftAll, broken]).toEqual([
      expect.stringContaining('<a href="http://localhost:8080/">To the site</a>'),
      expect.stringContaining('<a href="http://localhost:8080/">To the site</a>'),
    ])
  })

  it('says whether it was for one post or for all', async () => {
    const { service, mail } = await mailed()
    const left = await (await press(service, linkIn(mail, stop))).text()
    const leftAll = await (await press(service, linkIn(mail, stopAll))).text()

    expect(left).toContain('<h1>You will get no more mails about this</h1>')
    expect(leftAll).toContain('<h1>You will get no more mails about any article</h1>')
  })

  it('is not undone by using the confirmation link again', async () => {
    const { service, to, say, id, mail } = await mailed()
    const ask = to(ada.email).find(({ subject }) => subject?.startsWith('Please confirm'))

    await press(service, linkIn(mail, stop))
    await press(service, linkIn(ask as Received, 'Look at it and confirm'))
    await service.pass(2 * hour)
    await say({ name: 'Bob', body: 'Two.', parent: id })

    expect(repliesTo(to(ada.email))).toHaveLength(1)
  })
})
