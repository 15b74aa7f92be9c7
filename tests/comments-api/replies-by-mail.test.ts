import { describe, expect, it } from 'vitest'
import { signInModerator } from './moderator.ts'
import { linkIn, mailTo, openPostOffice, type Received } from './post-office.ts'
import { idOf, type Service, type Settings, startService, type Words } from './service.ts'

const minute = 60_000
const hour = 60 * minute
const ada = { name: 'Ada', email: 'ada@example.org', subscribe: true } as const
const stop = 'No more mails about this article'
const stopAll = 'No more mails at all'

/** A service where everything is public at once and moderators want no mail. */
async function start(more: Settings = {}) {
  const office = await openPostOffice()
  const mail = mailTo(office.url, { AFTERWORD_MODERATOR_MAIL: 'none' })
  const service = await startService({
    ...more,
    config: { moderation: 'none', ...mail, ...more.config },
  })
  const to = (address: string) => office.mails.filter(({ envelope }) => envelope[0] === address)

  async function say(words: Words, thread = 'rome'): Promise<string> {
    const id = await idOf(await service.submit(thread, words))
    await service.settle()
    return id
  }

  return { service, office, to, say }
}

type Started = Awaited<ReturnType<typeof start>>

const press = (service: Service, link: string, fields = {}) => service.postForm(link, fields)

function last(mails: readonly Received[]): Received {
  const mail = mails.at(-1)
  if (!mail) throw new Error('no mail came')
  return mail
}

/** Ada has written and confirmed that she wants to know of replies. */
async function withSubscriber(more: Settings = {}) {
  const started = await start(more)
  const id = await started.say({ ...ada, body: 'First.' })
  await confirm(started)
  return { ...started, id }
}

async function confirm({ service, to }: Started, address: string = ada.email) {
  const answer = await press(service, linkIn(last(to(address)), 'Look at it and confirm'))
  expect(answer.status).toBe(200)
}

const repliesTo = (mails: readonly Received[]) =>
  mails.filter(mail => mail.subject?.startsWith('New reply'))

describe('whoever asks to be mailed', () => {
  it('is asked once more, by a mail with no word of a reader in it', async () => {
    const { office, say } = await start()

    await say({ ...ada, name: 'Buy-pills.example', body: 'Canary https://spam.example' })

    expect(office.mails).toHaveLength(1)
    expect(office.mails[0]).toMatchObject({ subject: 'Please confirm: About rome' })
    expect(office.mails[0]?.envelope).toEqual([ada.email])
    expect(office.mails[0]?.raw).not.toMatch(/Canary|spam\.example|pills/)
  })

  it('gets nothing before they confirmed it', async () => {
    const { to, say } = await start()
    const id = await say(ada)

    await say({ name: 'Bob', body: 'No.', parent: id })

    expect(repliesTo(to(ada.email))).toEqual([])
  })

  it('is not mailed at all when they did not ask, or for spam', async () => {
    const { office, say } = await start()

    await say({ ...ada, subscribe: false })
    await say({ ...ada, body: 'Buy!', website: 'https://spam.example' })

    expect(office.mails).toEqual([])
  })

  it('is asked after all when what looked like spam was none', async () => {
    const { service, to, say } = await start()
    const id = await say({ ...ada, website: 'autofilled' })
    const moderator = await signInModerator(service)

    await moderator.decide(id, 'approved')
    await service.settle()

    expect(to(ada.email)).toHaveLength(1)
  })

  it('by the plain form is asked as well', async () => {
    const { service, to } = await start()

    await service.submitForm('rome', {
      name: 'Ada',
      email: ada.email,
      body: 'Hello.',
      subscribe: 'on',
    })
    await service.settle()

    expect(to(ada.email)).toHaveLength(1)
  })

  it('cannot fill a stranger’s box', async () => {
    const { to, say, service } = await start()

    for (let number = 0; number < 12; number += 1) await say({ ...ada, body: `Number ${number}.` })
    const today = to(ada.email).length
    await service.pass(25 * hour)
    await say({ ...ada, body: 'Tomorrow.' })

    expect([today, to(ada.email).length]).toEqual([5, 6])
  })

  it('nor many strangers’ boxes from one network', async () => {
    const { office, say } = await start()

    for (let number = 0; number < 25; number += 1) {
      await say({ ...ada, email: `ada${number}@example.org`, body: `Number ${number}.` })
    }

    expect(office.mails).toHaveLength(20)
  })

  it('learns nothing from the answer about who is subscribed', async () => {
    const { service, id } = await withSubscriber()

    const known = await service.submit('rome', { ...ada, body: 'Again.', parent: id })
    const unknown = await service.submit('rome', {
      ...ada,
      email: 'new@example.org',
      body: 'Again!',
      parent: id,
    })

    expect(known.status).toBe(unknown.status)
    expect(shapeOf(await known.json())).toEqual(shapeOf(await unknown.json()))
  })
})

describe('a subscriber', () => {
  it('is mailed when somebody answers', async () => {
    const { to, say, id } = await withSubscriber()

    const reply = await say({ name: 'Bob', body: 'I *disagree*.', parent: id })

    const mail = last(to(ada.email))
    expect(mail.subject).toBe('New reply: About rome')
    expect(mail.text).toContain('Bob answered you on “About rome”:\n\n> I *disagree*.')
    expect(mail.text).toContain(`http://localhost:8080/rome/#comment-${reply}`)
    expect(mail.inReplyTo).toBe(to(ada.email)[0]?.inReplyTo)
  })

  it('is mailed of an answer to an answer too, but not of their own words or of other talk', async () => {
    const { to, say, id } = await withSubscriber()
    const reply = await say({ name: 'Bob', body: 'A.', parent: id })
    await say({ name: 'Ada', email: ada.email, body: 'Own.', parent: reply })
    await say({ name: 'Cleo', body: 'Elsewhere.' })

    expect(repliesTo(to(ada.email))).toHaveLength(1)
  })

  it('is mailed once an hour at most, and then of all', async () => {
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

  it('hears of a held reply when it is published, once, and never of spam', async () => {
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

  it('is not told of what was withdrawn before the mail went', async () => {
    const { service, to, say, id } = await withSubscriber()
    const moderator = await signInModerator(service)
    await say({ name: 'Bob', body: 'One.', parent: id })
    const second = await say({ name: 'Bob', body: 'Two.', parent: id })

    await moderator.decide(second, 'spam')
    await service.pass(2 * hour)

    expect(repliesTo(to(ada.email))).toHaveLength(1)
  })

  it.each([
    ['de', 'Neue Antwort: About rome', 'ltr'],
    ['fr', 'Nouvelle réponse\u00a0: About rome', 'ltr'],
    ['es', 'Nueva respuesta: About rome', 'ltr'],
    ['ja', '新しい返信：About rome', 'ltr'],
    ['ar', 'رد جديد: About rome', 'rtl'],
  ])('is mailed in the language of the site: %s', async (language, subject, direction) => {
    const { service, to, say } = await start({ manifest: { language } })
    const id = await say(ada)
    const [, link = ''] = /http:\/\/localhost:8080(\S+)/.exec(last(to(ada.email)).text ?? '') ?? []
    const page = await (await service.ask(link)).text()
    await press(service, link)

    await say({ name: 'Bob', body: 'Hello.', parent: id })

    expect(page).toContain(`<html lang="${language}" dir="${direction}">`)
    expect(last(to(ada.email)).subject).toBe(subject)
    expect(last(to(ada.email)).html).toContain(`<html lang="${language}" dir="${direction}">`)
  })
})

describe('a way out', () => {
  async function mailed() {
    const subscribed = await withSubscriber()
    await subscribed.say({ name: 'Bob', body: 'One.', parent: subscribed.id })
    return { ...subscribed, mail: last(subscribed.to(ada.email)) }
  }

  const header = ({ headers }: Received, name: string) =>
    headers.find(({ key }) => key === name)?.value ?? ''

  it('is one click in the mail program, as either kind of form', async () => {
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

  it('does nothing when it is only looked at', async () => {
    const { service, to, say, id, mail } = await mailed()

    for (const label of [stop, stopAll]) {
      const page = await (await service.ask(linkIn(mail, label))).text()
      expect(page.match(/<button/g)).toHaveLength(1)
    }
    await service.pass(2 * hour)
    await say({ name: 'Bob', body: 'Two.', parent: id })

    expect(repliesTo(to(ada.email))).toHaveLength(2)
  })

  it('leads out of all threads too, also after the one was left', async () => {
    const started = await mailed()
    const { service, to, say, mail } = started
    const other = await say({ ...ada, body: 'In Oslo.' }, 'oslo')
    await confirm(started)

    await press(service, linkIn(mail, stop))
    await press(service, linkIn(mail, stopAll))
    await say({ name: 'Bob', body: 'In Oslo too.', parent: other }, 'oslo')

    expect(repliesTo(to(ada.email))).toHaveLength(1)
  })

  it('is not undone by the link that led in', async () => {
    const { service, to, say, id, mail } = await mailed()
    const ask = to(ada.email).find(({ subject }) => subject?.startsWith('Please confirm'))

    await press(service, linkIn(mail, stop))
    await press(service, linkIn(ask as Received, 'Look at it and confirm'))
    await service.pass(2 * hour)
    await say({ name: 'Bob', body: 'Two.', parent: id })

    expect(repliesTo(to(ada.email))).toHaveLength(1)
  })
})

/** Without what differs between any two comments. */
function shapeOf(answer: object): string {
  return JSON.stringify(answer, (key, value) =>
    ['id', 'html', 'version', 'token', 'editToken', 'edit'].includes(key) ? '' : value,
  )
}
