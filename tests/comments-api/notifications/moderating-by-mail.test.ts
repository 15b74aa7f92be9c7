import { describe, expect, it } from 'vitest'
import { write } from '../author.ts'
import { linkIn, mailTo, openPostOffice, type Received } from '../post-office.ts'
import { idOf, type Service, type Settings, startService } from '../service.ts'

const minute = 60_000

async function startWithMail(settings: Record<string, string> = {}, more: Settings = {}) {
  const office = await openPostOffice()
  const config = { ...mailTo(office.url, settings), ...more.config }
  const service = await startService({ ...more, config })
  return { service, office }
}

async function mailAbout(service: Service, office: { readonly mails: readonly Received[] }) {
  await service.submit('rome', { body: 'Well *said*.\n<b>Yes</b>', email: 'ada@example.org' })
  await service.settle()
  const [mail] = office.mails
  if (!mail) throw new Error('no mail came')
  return mail
}

const press = (service: Service, link: string) => service.postForm(link, {})

describe('the mail to a moderator', () => {
  it('shows what waits, as text and as HTML, and comes to each of them alone', async () => {
    const { service, office } = await startWithMail({
      AFTERWORD_MODERATORS: 'olive@blog.example, otto@blog.example',
    })

    const mail = await mailAbout(service, office)

    expect(office.mails.map(({ envelope }) => envelope).sort()).toEqual([
      ['olive@blog.example'],
      ['otto@blog.example'],
    ])
    expect(mail).toMatchObject({
      subject: 'To decide: About rome',
      from: { name: 'Tides', address: 'comments@blog.example' },
    })
    expect(mail.to).toHaveLength(1)
    expect(mail.text).toContain(
      'Ada (ada@example.org), on “About rome”:\n\n> Well *said*.\n> <b>Yes</b>',
    )
    expect(mail.html).toContain('Well *said*.\n&lt;b&gt;Yes&lt;/b&gt;')
    expect(mail.html).not.toMatch(/<(?:img|link|script|iframe|style)|src=|url\(/i)
  })

  it('stands with the others about the same article', async () => {
    const { service, office } = await startWithMail()

    await service.submit('rome', { body: 'One.' })
    await service.submit('rome', { body: 'Two.' })
    await service.submit('oslo', { body: 'Three.' })
    await service.settle()

    const about = (title: string) => office.mails.filter(mail => mail.subject?.endsWith(title))
    const [one, two] = about('rome')
    expect(one?.inReplyTo).toMatch(/^<[0-9a-f]{32}@localhost:8080>$/)
    expect([two?.inReplyTo, two?.references]).toEqual([one?.inReplyTo, one?.references])
    expect(about('oslo')[0]?.inReplyTo).not.toBe(one?.inReplyTo)
    expect(new Set(office.mails.map(mail => mail.messageId)).size).toBe(3)
    expect(one?.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated')
  })

  it('comes for what is published at once too, and never for spam', async () => {
    const { service, office } = await startWithMail({}, { config: { moderation: 'none' } })

    await service.submit('rome', { body: 'Live.' })
    await service.submit('rome', { body: 'Buy!', website: 'https://spam.example' })
    await service.settle()

    expect(office.mails.map(mail => mail.subject)).toEqual(['New response: About rome'])
    expect(office.mails[0]?.text).not.toContain('Approve:')
  })

  it('comes again, as another mail, if the author changes what was published and it is held', async () => {
    const { service, office } = await startWithMail({}, { config: { moderation: 'none' } })
    const author = await write(service, { body: 'Live.' })
    await service.settle()

    await author.edit({ body: 'https://shop.example '.repeat(4) })
    await service.settle()

    expect(office.mails.map(mail => mail.subject)).toEqual([
      'New response: About rome',
      'To decide: About rome',
    ])
    expect(new Set(office.mails.map(mail => mail.messageId)).size).toBe(2)
  })

  it('comes once an hour with all that happened, if they want that', async () => {
    const { service, office } = await startWithMail({ AFTERWORD_MODERATOR_MAIL: 'hourly' })

    await service.submit('rome', { body: 'One.' })
    await service.pass(1)
    await service.submit('oslo', { body: 'Two.' })
    await service.pass(59 * minute)
    const before = office.mails.length
    await service.pass(minute)

    expect([before, office.mails.length]).toEqual([0, 1])
    expect(office.mails[0]?.text).toMatch(/> One\.[\s\S]*> Two\./)
  })

  it('comes in the morning, or not at all, if they want that', async () => {
    const daily = await startWithMail({ AFTERWORD_MODERATOR_MAIL: 'daily' })
    const none = await startWithMail({ AFTERWORD_MODERATOR_MAIL: 'none' })

    for (const { service } of [daily, none]) {
      await service.submit('rome')
      await service.pass(17 * 60 * minute)
    }
    const before = daily.office.mails.length
    await daily.service.pass(60 * minute)

    expect([before, daily.office.mails.length, none.office.mails.length]).toEqual([0, 1, 0])
  })

  it('is not sent to somebody who is no moderator any more', async () => {
    const { service, office } = await startWithMail({ AFTERWORD_MODERATOR_MAIL: 'hourly' })
    await service.submit('rome')
    await service.settle()
    await service.app.close()

    const other = mailTo(office.url, { AFTERWORD_MODERATORS: 'otto@blog.example' })
    const later = await startService({ folder: service.folder, config: other })
    await later.pass(60 * minute)

    expect(office.mails).toEqual([])
  })
})

describe('a link in it', () => {
  it('shows a page and changes nothing, however often it is looked at', async () => {
    const { service, office } = await startWithMail()
    const link = linkIn(await mailAbout(service, office), 'Approve')

    const answer = await service.ask(link)
    await service.ask(link, { method: 'HEAD' })

    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).toContain('Publish this response?')
    expect(page.match(/<button/g)).toHaveLength(1)
    expect(page).toContain('autofocus')
    expect(page).not.toMatch(/<script|<img|https?:\/\/(?!localhost)/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect((await service.read('rome')).count).toBe(0)
  })

  it.each([
    ['Approve', 'This response is published', 1],
    ['Spam', 'This response is with the spam', 0],
    ['Delete', 'This response is deleted', 0],
  ])('decides when its button is pressed: %s', async (label, told, count) => {
    const { service, office } = await startWithMail()
    const link = linkIn(await mailAbout(service, office), label)

    const page = await (await press(service, link)).text()

    expect(page).toContain(told)
    expect((await service.read('rome')).count).toBe(count)
  })

  it('takes a reply, and publishes what it answers', async () => {
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

  it('takes one reply, of several at the same moment too', async () => {
    const { service, office } = await startWithMail()
    const link = linkIn(await mailAbout(service, office), 'Reply')

    const bodies = ['One.', 'Two.', 'Three.', 'Four.']
    const sent = await Promise.all(bodies.map(body => service.postForm(link, { body })))

    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const { comments } = await service.read('rome')
    expect(comments.filter(({ author }) => author.isOwner)).toHaveLength(1)
  })

  it('has its effect once', async () => {
    const { service, office } = await startWithMail()
    const mail = await mailAbout(service, office)
    await press(service, linkIn(mail, 'Approve'))
    await press(service, linkIn(mail, 'Spam'))

    const again = await press(service, linkIn(mail, 'Approve'))

    expect(await again.text()).toContain('This response is with the spam')
    expect((await service.read('rome')).count).toBe(0)
  })

  it('works for a fortnight', async () => {
    const { service, office } = await startWithMail()
    const link = linkIn(await mailAbout(service, office), 'Approve')

    service.clock.advance(14 * 24 * 60 * minute)
    const answer = await press(service, link)

    expect(answer.status).toBe(404)
    expect((await service.read('rome')).count).toBe(0)
  })

  it('is worthless when anything in it is altered', async () => {
    const { service, office } = await startWithMail()
    const link = linkIn(await mailAbout(service, office), 'Approve')
    const other = await idOf(await service.submit('rome', { body: 'Another.' }))
    const [action = '', subject = '', ...rest] = link.slice('/api/link/'.length).split('.')
    const whole = [action, subject, ...rest].join('.')
    const altered = [
      ...Array.from(whole, (letter, index) => {
        const wrong = String.fromCharCode(letter.charCodeAt(0) ^ 1)
        return whole.slice(0, index) + wrong + whole.slice(index + 1)
      }),
      ...Array.from(whole, (_, length) => whole.slice(0, length)),
      ['approve', other, ...rest].join('.'),
      ['delete', subject, ...rest].join('.'),
      `${whole}.`,
      `${whole}A`,
    ]

    const answers = await Promise.all(
      altered.map(token => press(service, `/api/link/${encodeURIComponent(token)}`)),
    )

    expect(answers.filter(answer => answer.ok)).toEqual([])
    expect((await service.read('rome')).count).toBe(0)
  })

  it('is not in the log', async () => {
    const { service, office } = await startWithMail()
    const link = linkIn(await mailAbout(service, office), 'Approve')

    await service.ask(link)
    await press(service, link)
    await press(service, `${link}A`)

    expect(service.lines.join()).not.toContain(link.slice('/api/link/'.length, 40))
  })
})
