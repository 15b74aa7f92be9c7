import { describe, expect, it } from 'vitest'
import { signInModerator } from '../moderator.ts'
import { linkIn, mailTo, openPostOffice } from '../post-office.ts'
import { idOf, startService } from '../service.ts'
import { ada, confirm, last, press, repliesTo, start, withSubscriber } from '../subscriber.ts'

const minute = 60_000

const hour = 60 * minute

describe('a subscriber', () => {
  it('is mailed about a reply, with its text and a link to it', async () => {
    const { to, say, id } = await withSubscriber()

    const reply = await say({ name: 'Bob', body: 'I *disagree*.', parent: id })

    const mail = last(to(ada.email))
    expect(mail.subject).toBe('New reply: About rome')
    expect(mail.text).toContain('Bob answered you on “About rome”:\n\n> I *disagree*.')
    expect(mail.text).toContain(`http://localhost:8080/rome/#comment-${reply}`)
    expect(mail.inReplyTo).toBe(to(ada.email)[0]?.inReplyTo)
    expect(mail.html).toContain('<title>New reply: About rome</title>')
  })

  it('is mailed about replies at any depth, but not about their own reply or an unrelated comment', async () => {
    const { service, to, say, id } = await withSubscriber()
    const reply = await say({ name: 'Bob', body: 'A.', parent: id })
    await say({ name: 'Ada', email: ada.email, body: 'Own.', parent: reply })
    await say({ name: 'Cleo', body: 'Elsewhere.' })
    await say({ name: 'Dora', body: 'Below.', parent: reply })
    await service.pass(hour)

    const mails = repliesTo(to(ada.email))
    expect(mails).toHaveLength(2)
    expect(last(mails).text).toContain('> Below.')
    expect(last(mails).text).not.toMatch(/> (Own|Elsewhere)\./)
  })

  it('is mailed at most once an hour, about all replies since the last mail', async () => {
    const { service, to, say, id } = await withSubscriber()

    await say({ name: 'Bob', body: 'One.', parent: id })
    await service.pass(minute)
    await say({ name: 'Bob', body: 'Two.', parent: id })
    await service.pass(minute)
    await say({ name: 'Bob', body: 'Three.', parent: id })
    await service.pass(57 * minute)
    const within = repliesTo(to(ada.email)).length
    await service.pass(minute)

    expect([within, repliesTo(to(ada.email)).length]).toEqual([1, 2])
    expect(last(to(ada.email)).text).toMatch(/> Two\.[\s\S]*> Three\./)
    expect(last(to(ada.email)).text).not.toContain('> One.')
  })

  it('is mailed at most once an hour, even if the mail server is slow', async () => {
    const asked = Promise.withResolvers<() => void>()
    let isSlow = false
    const office = await openPostOffice({
      onRcptTo: ({ address }, _session, done) =>
        isSlow && address === ada.email ? asked.resolve(done) : done(),
    })
    const to = (address: string) => office.mails.filter(({ envelope }) => envelope[0] === address)
    const service = await startService({ config: { moderation: 'none', ...mailTo(office.url) } })
    const parent = await idOf(await service.submit('rome', ada))
    await service.settle()
    await press(service, linkIn(last(to(ada.email)), 'Look at it and confirm'))

    isSlow = true
    await service.submit('rome', { name: 'Bob', body: 'One.', parent })
    const accept = await asked.promise
    isSlow = false
    await service.submit('rome', { name: 'Bob', body: 'Two.', parent })
    service.clock.advance(1)
    await service.submit('rome', { name: 'Cleo', body: 'Elsewhere.' })
    // Mails are begun in turn, so one about the second reply would have been begun by now.
    await expect.poll(() => office.mails.map(mail => mail.text).join()).toContain('> Elsewhere.')
    accept()
    await service.settle()
    const soon = repliesTo(to(ada.email)).length
    await service.pass(hour)

    expect([soon, repliesTo(to(ada.email)).length]).toEqual([1, 2])
    expect(last(to(ada.email)).text).toContain('> Two.')
    expect(last(to(ada.email)).text).not.toContain('> One.')
  })

  it('is mailed about 20 replies at most in one mail, and never about the rest', async () => {
    const { service, to, say, id } = await withSubscriber()
    await say({ name: 'Bob', body: 'First.', parent: id })
    for (let number = 1; number <= 22; number += 1) {
      service.clock.advance(1)
      await service.submit('rome', { name: 'Bob', body: `Reply ${number}.`, parent: id })
    }

    await service.pass(hour)
    const { text = '' } = last(to(ada.email))
    await service.pass(2 * hour)

    expect(text.match(/> Reply \d+\./g)).toEqual(
      Array.from({ length: 20 }, (_, index) => `> Reply ${index + 1}.`),
    )
    expect(repliesTo(to(ada.email))).toHaveLength(2)
  })

  it('is mailed once about a held reply, when it is approved, and never about spam', async () => {
    const started = await start({ config: { moderation: 'all' } })
    const { service, to, say } = started
    const moderator = await signInModerator(service)
    const id = await say(ada)
    await moderator.decide(id, 'approved')
    await confirm(started)
    const reply = await say({ name: 'Bob', body: 'Held.', parent: id })
    const spam = await say({ name: 'Eve', body: 'Buy!', parent: id })
    await moderator.decide(spam, 'spam')
    await service.settle()
    const before = repliesTo(to(ada.email)).length

    await moderator.decide(reply, 'approved')
    await service.pass(2 * hour)
    await moderator.decide(reply, 'pending')
    await moderator.decide(reply, 'approved')
    await service.pass(2 * hour)

    expect([before, repliesTo(to(ada.email)).length]).toEqual([0, 1])
  })

  it('is not mailed about a reply that was marked as spam before the mail was due', async () => {
    const { service, to, say, id } = await withSubscriber()
    const moderator = await signInModerator(service)
    await say({ name: 'Bob', body: 'One.', parent: id })
    const second = await say({ name: 'Bob', body: 'Two.', parent: id })

    await moderator.decide(second, 'spam')
    await service.pass(2 * hour)

    expect(repliesTo(to(ada.email))).toHaveLength(1)
  })
})
