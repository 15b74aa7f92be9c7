import { describe, expect, it } from 'vitest'
import { signInModerator } from '../moderator.ts'
import { ada, repliesTo, start, withSubscriber } from '../subscriber.ts'

const hour = 60 * 60_000

describe('subscribing to reply mails', () => {
  it('sends a confirmation mail without the reader’s name and text', async () => {
    const { office, say } = await start()

    await say({ ...ada, name: 'Buy-pills.example', body: 'Canary https://spam.example' })

    expect(office.mails).toHaveLength(1)
    expect(office.mails[0]).toMatchObject({ subject: 'Please confirm: About rome' })
    expect(office.mails[0]?.envelope).toEqual([ada.email])
    expect(office.mails[0]?.raw).not.toMatch(/Canary|spam\.example|pills/)
  })

  it('sends no reply mails before the confirmation', async () => {
    const { to, say } = await start()
    const id = await say(ada)

    await say({ name: 'Bob', body: 'No.', parent: id })

    expect(repliesTo(to(ada.email))).toEqual([])
  })

  it('sends no mail if it was not asked for, or if the comment is judged as spam', async () => {
    const { office, say } = await start()

    await say({ ...ada, subscribe: false })
    await say({ ...ada, body: 'Buy!', website: 'https://spam.example' })

    expect(office.mails).toEqual([])
  })

  it('sends the confirmation mail when a comment judged as spam is approved', async () => {
    const { service, to, say } = await start()
    const id = await say({ ...ada, website: 'autofilled' })
    const moderator = await signInModerator(service)

    await moderator.decide(id, 'approved')
    await service.settle()

    expect(to(ada.email)).toHaveLength(1)
  })

  it('works with the plain HTML form, too', async () => {
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

  it('sends at most five confirmation mails a day to one address', async () => {
    const { to, say, service } = await start()

    for (let number = 0; number < 12; number += 1) {
      await service.pass(hour)
      await say({ ...ada, body: `Number ${number}.` })
    }
    const today = to(ada.email).length
    await service.pass(25 * hour)
    await say({ ...ada, body: 'Tomorrow.' })

    expect([today, to(ada.email).length]).toEqual([5, 6])
  })

  it('sends at most 20 confirmation mails for one network', async () => {
    const { office, say } = await start()

    for (let number = 0; number < 25; number += 1) {
      await say({ ...ada, email: `ada${number}@example.org`, body: `Number ${number}.` })
    }

    expect(office.mails).toHaveLength(20)
  })

  it('is told that an address is missing, and nothing is stored', async () => {
    const { service } = await start()

    const answer = await service.submit('rome', { subscribe: true })

    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({
      fields: [{ field: 'author.email', message: expect.stringContaining('To be mailed') }],
    })
    expect((await service.read('rome')).count).toBe(0)
  })

  it('gets the same answer whether or not the address is subscribed', async () => {
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

/** The answer without what differs between any two comments. */
function shapeOf(answer: object): string {
  return JSON.stringify(answer, (key, value) =>
    ['id', 'html', 'version', 'token', 'editToken', 'edit'].includes(key) ? '' : value,
  )
}
