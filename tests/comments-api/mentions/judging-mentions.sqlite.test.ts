import { describe, expect, it } from 'vitest'
import { note, readMentionsDesk, startBesideStranger, target } from '../mentioning.ts'
import { signInModerator } from '../moderator.ts'
import { linkIn, mailTo, openPostOffice } from '../post-office.ts'
import { from, startKnowing } from './known-site.ts'

// What the judge holds and what mails say does not depend on the database engine.

describe('judging a mention', () => {
  it('holds one whose author’s name resembles that of an author of this site', async () => {
    const { service, desk } = await startKnowing()
    service.page.html = service.page.html.replace('>Ada<', '>Olive (Owner)<')

    await service.sendAndCheck(from(2))

    expect(await desk.open()).toContain('resembles that of an author of this site')
  })
})

describe('a mention by an author who was approved on the same site', () => {
  it('is held under "all" moderation', async () => {
    const { service } = await startKnowing({ config: { moderation: 'all' } })

    await service.sendAndCheck(from(2))

    expect(await service.mentions()).toHaveLength(1)
  })

  it.each([
    ['its author has another name', (html: string) => html.replace('>Ada<', '>Eve<')],
    [
      'its author has another URL',
      (html: string) => html.replace('ada.example/"', 'eve.example/"'),
    ],
    ['it names no author', (html: string) => html.replace(/<a class="p-author.*?<\/a>/, '')],
  ])('is held if %s', async (_name, change) => {
    const { service } = await startKnowing()
    service.page.html = change(service.page.html)

    await service.sendAndCheck(from(2))

    expect(await service.mentions()).toHaveLength(1)
  })
})

describe('the mail to moderators about a mention', () => {
  async function startWithMail(settings: Record<string, string> = {}) {
    const office = await openPostOffice()
    const service = await startBesideStranger({ config: mailTo(office.url, settings) })
    return { service, office }
  }

  it('quotes the page, and its link approves the mention only after a confirmation', async () => {
    const { service, office } = await startWithMail()
    await service.sendAndCheck()

    const [mail] = office.mails
    expect(mail?.subject).toBe('To decide: About rome')
    expect(mail?.text).toContain('Ada (https://ada.example/) links to it: “About rome”')
    expect(mail?.text).toContain('> You are right about Rome.')
    expect(mail?.text).toContain('It waits for your decision.')

    const link = linkIn(mail ?? {}, 'Approve')
    const page = await (await service.ask(link)).text()
    expect(page).toContain('Show this mention?')
    expect(await service.mentions()).toEqual([])
    const seen = /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? ''
    await service.postForm(link, { seen })
    expect(await service.mentions()).toHaveLength(1)
    expect(await (await service.ask(link)).text()).toContain('This mention is shown')
  })

  it.each([
    ['Spam', 'spam'],
    ['Delete', 'deleted'],
  ])('has a %s link that takes the mention out of the queue', async (label, status) => {
    const { service, office } = await startWithMail()
    await service.sendAndCheck()

    await service.postForm(linkIn(office.mails[0] ?? {}, label), {})

    const desk = await readMentionsDesk(service)
    expect(await desk.open()).toContain('Nothing here.')
    if (status === 'spam') expect(await desk.open('spam')).toContain('You are right about Rome.')
  })

  it('does not approve a mention that changed since, but shows the new text with 409', async () => {
    const { service, office } = await startWithMail()
    await service.sendAndCheck()
    const link = linkIn(office.mails[0] ?? {}, 'Approve')
    const page = await (await service.ask(link)).text()
    const seen = /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? ''
    service.page.html = note(`Buy <a href="${target}">this</a>!`)
    service.clock.advance(61_000)
    await service.sendAndCheck()

    const answer = await service.postForm(link, { seen })

    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Buy this!')
    expect(await service.mentions()).toEqual([])
  })

  it('is part of the hourly digest', async () => {
    const { service, office } = await startWithMail({ AFTERWORD_MODERATOR_MAIL: 'hourly' })
    await service.submit('rome', { body: 'Well said.' })
    await service.sendAndCheck()

    await service.pass(3_600_000)

    expect(office.mails).toHaveLength(1)
    expect(office.mails[0]?.text).toContain('Well said.')
    expect(office.mails[0]?.text).toContain('You are right about Rome.')
  })

  it('is not sent for spam', async () => {
    const { service, office } = await startWithMail()
    const moderator = await signInModerator(service)
    const block = { kind: 'words', words: 'ada.example' }
    await moderator.press('/admin/spam/blocks', block)

    await service.sendAndCheck()

    expect(office.mails).toEqual([])
  })
})
