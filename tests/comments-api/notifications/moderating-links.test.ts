import { describe, expect, it } from 'vitest'
import { write } from '../author.ts'
import { signInModerator, undoOf } from '../moderator.ts'
import { linkIn } from '../post-office.ts'
import { idOf, type Service } from '../service.ts'
import { mailAbout, startWithMail } from './mail-to-moderator.ts'

const minute = 60_000

const press = (service: Service, link: string, fields = {}) => service.postForm(link, fields)

describe('a link in the mail to a moderator', () => {
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

  it('says that a response is deleted to a moderator who read it before', async () => {
    const { service, office } = await startWithMail()
    const ada = await write(service, { name: 'Ada', body: 'Read and taken back.' })
    await service.settle()
    const link = linkIn(office.mails.at(-1) ?? {}, 'Approve')
    await ada.erase()

    const page = await press(service, link, { seen: '0' })

    expect(page.status).toBe(200)
    expect(await page.text()).toContain('This response is deleted')
  })

  it('keeps its effect for later where it could have none', async () => {
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
