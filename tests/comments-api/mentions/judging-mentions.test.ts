import { describe, expect, it } from 'vitest'
import { countLearned } from '../../../comments-api/spam/filter/model.ts'
import { retrain } from '../../../comments-api/spam/filter/retrain.ts'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { header, takeIn } from '../archives.ts'
import { note, readMentionsDesk, startBesideStranger, target } from '../mentioning.ts'
import { signInModerator } from '../moderator.ts'
import { linkIn, mailTo, openPostOffice } from '../post-office.ts'
import type { Settings } from '../service.ts'

const from = (number: number) => ({ source: `http://ada.example/notes/${number}`, target })

/** The service after its moderator has approved the first mention of Ada's site. */
async function startKnowing(settings: Settings = {}) {
  const service = await startBesideStranger(settings)
  await service.sendAndCheck(from(1))
  const desk = await readMentionsDesk(service)
  await desk.decide('approved')
  return { service, desk }
}

describe('a mention is judged', () => {
  it('and put with the spam where its words or its site are blocked, and the moderator reads why', async () => {
    const service = await startBesideStranger()
    const moderator = await signInModerator(service)
    const block = { kind: 'words', words: 'ada.example' }
    await moderator.press('/admin/spam/blocks', block)

    await service.sendAndCheck()

    const desk = await readMentionsDesk(service)
    expect(await desk.open()).toContain('Nothing here.')
    expect(await desk.open('spam')).toContain('something in it is on the block list: ada.example')
  })

  it('and held where its author is called nearly as an author of this site', async () => {
    const { service, desk } = await startKnowing()
    service.page.html = service.page.html.replace('>Ada<', '>Olive (Owner)<')

    await service.sendAndCheck(from(2))

    expect(await desk.open()).toContain('resembles that of an author of this site')
  })

  it('and teaches the filter what a moderator decided, until that is taken back', async () => {
    const service = await startBesideStranger()
    const desk = await readMentionsDesk(service)
    const learned = async () => {
      await service.settle()
      const database = await openDatabase(service.config.database)
      const tally = [await countLearned(database), await retrain(database, service.clock)]
      await database.close()
      return tally
    }
    await service.sendAndCheck()
    expect(await learned()).toEqual([
      { good: 0, bad: 0 },
      { good: 0, bad: 0 },
    ])

    await desk.decide('spam')
    expect(await learned()).toEqual([
      { good: 0, bad: 1 },
      { good: 0, bad: 1 },
    ])
    await desk.decide('approved', 'spam')
    expect(await learned()).toEqual([
      { good: 1, bad: 0 },
      { good: 1, bad: 0 },
    ])
  })
})

describe('a mention of an author whose words were approved on the same site', () => {
  it.each(['first', 'none'] as const)('is shown at once under "%s"', async moderation => {
    const { service } = await startKnowing({ config: { moderation } })

    await service.sendAndCheck(from(2))

    expect(await service.mentions()).toHaveLength(2)
  })

  it('waits where everything waits', async () => {
    const { service } = await startKnowing({ config: { moderation: 'all' } })

    await service.sendAndCheck(from(2))

    expect(await service.mentions()).toHaveLength(1)
  })

  it.each([
    ['of somebody else there', (html: string) => html.replace('>Ada<', '>Eve<')],
    ['under another address', (html: string) => html.replace('ada.example/"', 'eve.example/"')],
    ['of nobody named', (html: string) => html.replace(/<a class="p-author.*?<\/a>/, '')],
  ])('is no reason to show one %s', async (_name, change) => {
    const { service } = await startKnowing()
    service.page.html = change(service.page.html)

    await service.sendAndCheck(from(2))

    expect(await service.mentions()).toHaveLength(1)
  })
})

it('even where comments are not held, the first mention of a site is', async () => {
  const service = await startBesideStranger({ config: { moderation: 'none' } })

  await service.sendAndCheck()

  expect(await service.mentions()).toEqual([])
})

it('at the desk, older mentions are a page further, and whoever decides stays on theirs', async () => {
  const service = await startBesideStranger()
  await takeIn(service, [header, ...Array.from({ length: 26 }, (_, number) => waiting(number))])
  const moderator = await signInModerator(service)

  const newest = await moderator.page('/admin/mentions/')
  const older = /href="([^"]+)" rel="next"/.exec(newest)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const page = await moderator.page(older)
  const form = /action="([^"]+mention0)"/.exec(page)?.[1] ?? ''
  const back = /name="back" value="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const decided = await moderator.press(form, { status: 'approved', back })

  expect(newest.match(/class="letter"/g)).toHaveLength(25)
  expect(page.match(/class="letter"/g)).toHaveLength(1)
  expect(page).not.toContain('rel="next"')
  expect(decided.headers.get('location')).toContain(`${older}&done=`)
})

const waiting = (number: number) => ({
  ...{ type: 'mention', id: `waitingmention${number}`, thread: 'rome', status: 'pending' },
  ...{ url: `http://ada.example/notes/${number}`, title: 'On Rome', author: 'Ada', excerpt: '' },
  createdAt: new Date(Date.UTC(2026, 1, 1, 0, number)).toISOString(),
})

describe('moderators are mailed about mentions', () => {
  async function startWithMail(settings: Record<string, string> = {}) {
    const office = await openPostOffice()
    const service = await startBesideStranger({ config: mailTo(office.url, settings) })
    return { service, office }
  }

  it('with what the page says and links that decide', async () => {
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
  ])('%s puts it away', async (label, status) => {
    const { service, office } = await startWithMail()
    await service.sendAndCheck()

    await service.postForm(linkIn(office.mails[0] ?? {}, label), {})

    const desk = await readMentionsDesk(service)
    expect(await desk.open()).toContain('Nothing here.')
    if (status === 'spam') expect(await desk.open('spam')).toContain('You are right about Rome.')
  })

  it('who approve only what they read', async () => {
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

  it('with the rest of a digest', async () => {
    const { service, office } = await startWithMail({ AFTERWORD_MODERATOR_MAIL: 'hourly' })
    await service.submit('rome', { body: 'Well said.' })
    await service.sendAndCheck()

    await service.pass(3_600_000)

    expect(office.mails).toHaveLength(1)
    expect(office.mails[0]?.text).toContain('Well said.')
    expect(office.mails[0]?.text).toContain('You are right about Rome.')
  })

  it('and not about spam', async () => {
    const { service, office } = await startWithMail()
    const moderator = await signInModerator(service)
    const block = { kind: 'words', words: 'ada.example' }
    await moderator.press('/admin/spam/blocks', block)

    await service.sendAndCheck()

    expect(office.mails).toEqual([])
  })
})
