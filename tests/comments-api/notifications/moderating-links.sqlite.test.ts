import { describe, expect, it } from 'vitest'
import { write } from '../author.ts'
import { linkIn } from '../post-office.ts'
import { idOf } from '../service.ts'
import { press } from '../subscriber.ts'
import { mailAbout, startWithMail } from './mail-to-moderator.ts'

// What the pages behind links show, and which links are invalid.

const minute = 60_000

describe('a link in the mail to a moderator', () => {
  it('shows a page with one button on GET, and changes nothing on GET or HEAD', async () => {
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
  ])('takes effect on POST: %s', async (label, told, count) => {
    const { service, office } = await startWithMail()
    const link = linkIn(await mailAbout(service, office), label)

    const page = await (await press(service, link)).text()

    expect(page).toContain(told)
    expect((await service.read('rome')).count).toBe(count)
  })

  it('reports on POST that the author has deleted the comment meanwhile', async () => {
    const { service, office } = await startWithMail()
    const ada = await write(service, { name: 'Ada', body: 'Read and taken back.' })
    await service.settle()
    const link = linkIn(office.mails.at(-1) ?? {}, 'Approve')
    await ada.erase()

    const page = await press(service, link, { seen: '0' })

    expect(page.status).toBe(200)
    expect(await page.text()).toContain('This response is deleted')
  })

  it('works for 14 days, and not after them', async () => {
    const { service, office } = await startWithMail()
    const mail = await mailAbout(service, office)

    service.clock.advance(14 * 24 * 60 * minute - minute)
    const inTime = await press(service, linkIn(mail, 'Approve'))
    service.clock.advance(minute)
    const late = await press(service, linkIn(mail, 'Delete'))

    expect([inTime.status, late.status]).toEqual([200, 404])
    expect((await service.read('rome')).count).toBe(1)
  })

  it('is rejected when any part of it is changed, removed or added', async () => {
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

  it('does not appear in the log', async () => {
    const { service, office } = await startWithMail()
    const link = linkIn(await mailAbout(service, office), 'Approve')

    await service.ask(link)
    await press(service, link)
    await press(service, `${link}A`)

    expect(service.lines.join()).not.toContain(link.slice('/api/link/'.length, 40))
  })
})
