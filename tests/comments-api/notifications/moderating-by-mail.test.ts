import { describe, expect, it } from 'vitest'
import { write } from '../author.ts'
import { mailTo } from '../post-office.ts'
import { startService } from '../service.ts'
import { mailAbout, startWithMail } from './mail-to-moderator.ts'

const minute = 60_000

describe('the mail to a moderator', () => {
  it('shows the pending comment as text and HTML, and is sent to each moderator alone', async () => {
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

  it('belongs to one mail thread with others about the same post', async () => {
    const { service, office } = await startWithMail()

    await service.submit('rome', { body: 'One.' })
    await service.submit('rome', { body: 'Two.' })
    await service.submit('oslo', { body: 'Three.' })
    await service.settle()

    const about = (title: string) => office.mails.filter(mail => mail.subject?.endsWith(title))
    const [one, two] = about('rome')
    expect(one?.inReplyTo).toMatch(/^<[0-9a-f]{32}@localhost>$/)
    expect([two?.inReplyTo, two?.references]).toEqual([one?.inReplyTo, one?.references])
    expect(about('oslo')[0]?.inReplyTo).not.toBe(one?.inReplyTo)
    expect(new Set(office.mails.map(mail => mail.messageId)).size).toBe(3)
    expect(one?.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated')
  })

  it('is sent for a comment published at once, too, but not for spam', async () => {
    const { service, office } = await startWithMail({}, { config: { moderation: 'none' } })

    await service.submit('rome', { body: 'Live.' })
    await service.submit('rome', { body: 'Buy!', website: 'https://spam.example' })
    await service.settle()

    expect(office.mails.map(mail => mail.subject)).toEqual(['New response: About rome'])
    expect(office.mails[0]?.text).not.toContain('Approve:')
  })

  it('is sent again, as another mail, when an edit causes a published comment to be held', async () => {
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
    const [published, held] = office.mails
    expect(published?.text).toContain('It is published.')
    expect(held?.text).toContain('It waits for your decision. Held because: more than three links.')
  })

  it('is sent once an hour with all comments if the settings say “hourly”', async () => {
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

  it('is sent the next morning if the settings say “daily”, and never if they say “none”', async () => {
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

  it('is not sent to an address that is no longer in the settings', async () => {
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
