import { describe, expect, it } from 'vitest'
import { makeClock } from '../clock.ts'
import { startBesideStranger } from '../mentioning.ts'
import { mailTo, openPostOffice } from '../post-office.ts'
import { startWithMail } from './mail-to-moderator.ts'

const hour = 3_600_000

const hourly = { AFTERWORD_MODERATOR_MAIL: 'hourly' }

async function startBesideStrangerWithDigest() {
  const office = await openPostOffice()
  const service = await startBesideStranger({ config: mailTo(office.url, hourly) })
  const submitMany = async (count: number) => {
    for (let number = 1; number <= count; number += 1) {
      await service.submit('rome', { body: `Old ${number}.` })
      service.clock.advance(1)
    }
  }
  return { service, submitMany, lastText: () => office.mails.at(-1)?.text ?? '' }
}

describe('a digest', () => {
  it('includes the newest 50 pending comments, and counts the others', async () => {
    const { service, submitMany, lastText } = await startBesideStrangerWithDigest()
    await submitMany(52)
    await service.pass(hour)

    await service.submit('rome', { body: 'New.' })
    await service.pass(hour)

    expect(lastText()).toMatch(/> Old 52\.[\s\S]*> New\.[\s\S]*There are 3 more at the desk\./)
    expect(lastText()).not.toMatch(/> Old 3\./)
    expect(lastText()).toMatch(/> Old 4\./)
  })

  it('shows each comment alike, and only the link to the desk as a signature', async () => {
    const { service, office } = await startWithMail(hourly)
    await service.submit('rome', { body: 'First.' })
    service.clock.advance(1)
    await service.submit('rome', { body: 'Second.' })
    await service.pass(hour)

    const { text = '', html = '' } = office.mails.at(-1) ?? {}
    const [letter = '', signature] = text.split('\n-- \n')

    expect(letter).toMatch(/> First\.[^*]*\n\n\* \* \*\n\n[^*]*> Second\./)
    expect(signature?.trim()).toBe('The desk:\nhttp://localhost:8080/admin/')
    const buttons = html.match(/border-radius[^>]*>(Approve|Reply)</g)
    expect(buttons).toHaveLength(4)
  })

  it('includes a pending mention even when 50 comments are pending', async () => {
    const { service, submitMany, lastText } = await startBesideStrangerWithDigest()
    await submitMany(50)

    await service.sendAndCheck()
    await service.pass(hour)

    expect(lastText()).toContain('You are right about Rome.')
    expect(lastText()).toContain('> Old 50.')
    expect(lastText()).toContain('There is 1 more at the desk.')
  })

  it('includes the comment that started it, even if the clock moves on during its storing', async () => {
    const clock = makeClock()
    let ticks = 0
    const world = { now: () => clock.now() + ticks++ }
    const { service, office } = await startWithMail(hourly, {
      world,
      config: { moderation: 'none' },
    })

    await service.submit('rome', { body: 'Published at once.' })
    await service.settle()
    clock.advance(2 * hour)
    await service.pass(0)

    expect(office.mails.map(({ text }) => text)).toEqual([
      expect.stringContaining('Published at once.'),
    ])
  })

  it('includes all comments published within its hour', async () => {
    const { service, office } = await startWithMail(hourly, { config: { moderation: 'none' } })

    await service.submit('rome', { body: 'First.' })
    await service.pass(hour / 2)
    await service.submit('rome', { body: 'Second.' })
    await service.pass(hour / 2)

    expect(office.mails.map(({ text }) => text)).toEqual([
      expect.stringMatching(/> First\.[\s\S]*> Second\./),
    ])
  })

  it.each([
    ['a second', 1_000],
    ['five years', 5 * 365 * 24 * hour],
  ])('omits no published comment when the clock is set back by %s', async (_, back) => {
    const { service, office } = await startWithMail(hourly, { config: { moderation: 'none' } })
    await service.submit('rome', { body: 'Published before.' })
    await service.settle()

    service.clock.advance(-back)
    await service.submit('rome', { body: 'Published after.' })
    await service.pass(2 * hour)

    const told = office.mails.map(({ text }) => text).join()
    expect(told).toContain('Published before.')
    expect(told).toContain('Published after.')
  })
})
