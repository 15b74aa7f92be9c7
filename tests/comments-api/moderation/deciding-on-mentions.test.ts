import { describe, expect, it } from 'vitest'
import { dump } from '../dump.ts'
import { note, source, startBesideStranger, target } from '../mentioning.ts'
import { signInModerator, undoOf } from '../moderator.ts'
import { linkIn, mailTo, openPostOffice } from '../post-office.ts'

const day = 24 * 60 * 60 * 1000
const section = '/admin/mentions/'

/** With so many pages elsewhere that link to the same post. */
async function openSection(many = 1, settings: Parameters<typeof startBesideStranger>[0] = {}) {
  const service = await startBesideStranger(settings)
  for (let number = 1; number <= many; number += 1) {
    await service.sendAndCheck({ source: `http://ada.example/notes/${number}`, target })
  }
  const moderator = await signInModerator(service)
  const ids = async (status = 'pending') => {
    const page = await moderator.page(`${section}?status=${status}`)
    return [...page.matchAll(/id="mention-([a-z0-9]+)"/g)].map(([, id = '']) => id)
  }
  return { service, moderator, ids }
}

const log = '/admin/log/'

describe('a decision on a mention', () => {
  it.each([
    ['approved', 'Approved'],
    ['spam', 'Spam'],
    ['deleted', 'Deleted'],
  ])('“%s” is confirmed, logged and can be undone', async (status, named) => {
    const { moderator, ids } = await openSection()
    const [id = ''] = await ids()

    const done = await moderator.pressAndRead(`${section}${id}`, {
      status,
      back: 'mentions=pending',
    })
    const decided = await ids(status)
    const undone = await moderator.pressAndRead(undoOf(done), { back: 'mentions=pending' })

    expect(done).toContain('The mention by <bdi>Ada</bdi> is')
    expect(decided).toEqual([id])
    expect(undone).toContain('The mention by <bdi>Ada</bdi> waits again.')
    expect(undone).toContain('You are right about Rome.')
    const lines = await moderator.page(log)
    expect(lines).toMatch(/<bdi>Owner<\/bdi><\/strong> moved .*the mention by <bdi>Ada<\/bdi>/)
    expect(lines).toContain(`from Waiting to ${named}`)
    expect(lines).toContain(`from ${named} to Waiting`)
  })

  it('applies to all selected mentions, and one undo reverts all of them', async () => {
    const { service, moderator, ids } = await openSection(3)
    const ticked = (await ids()).slice(0, 2).map(id => [`chosen.${id}`, ''] as const)
    const page = await moderator.page(section)
    const editions = ticked.map(([name]) => [
      name,
      new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? '',
    ])

    const done = await moderator.pressAndRead('/admin/mentions', {
      ...{ status: 'approved', back: 'mentions=pending' },
      ...Object.fromEntries(editions),
    })
    const shown = await service.mentions()
    const undone = await moderator.pressAndRead(undoOf(done), { back: 'mentions=pending' })

    expect(done).toContain('2 mentions are approved and published under their articles.')
    expect(shown).toHaveLength(2)
    expect(undone).toContain('2 mentions wait again.')
    expect(await ids()).toHaveLength(3)
  })

  it('in bulk does not approve a mention that changed after it was shown', async () => {
    const { service, moderator, ids } = await openSection()
    const [id] = await ids()

    const done = await moderator.pressAndRead('/admin/mentions', {
      ...{ status: 'approved', back: 'mentions=pending' },
      [`chosen.${id}`]: 'another-edition',
    })

    expect(done).toContain('One mention was left as before')
    expect(await service.mentions()).toEqual([])
  })

  it('by a mail link is logged without a name, and can be undone at the desk', async () => {
    const office = await openPostOffice()
    const { service, moderator, ids } = await openSection(1, { config: mailTo(office.url) })
    const waiting = await ids()
    await service.postForm(linkIn(office.mails[0] ?? {}, 'Spam'), {})

    const lines = await moderator.page(log)
    await moderator.press(undoOf(lines), { back: 'mentions=pending' })

    expect(lines).toContain('A link in a mail')
    expect(lines).toContain('from Waiting to Spam')
    expect(await ids()).toEqual(waiting)
  })

  it('is not undone after a later decision', async () => {
    const { service, moderator, ids } = await openSection()
    const [id = ''] = await ids()
    const done = await moderator.pressAndRead(`${section}${id}`, { status: 'spam' })
    await moderator.press(`${section}${id}`, { status: 'approved' })

    const late = await moderator.pressAndRead(undoOf(done), { back: 'mentions=spam' })

    expect(late).toContain('One mention was left as before')
    expect(await service.mentions()).toHaveLength(1)
  })

  it.each([0, 31])(
    'is not undone %i days later if that would publish the changed text of its source',
    async days => {
      const { service, moderator, ids } = await openSection()
      const [id = ''] = await ids()
      const done = await moderator.pressAndRead(`${section}${id}`, { status: 'approved' })
      service.clock.advance(1_000)
      const undone = await moderator.pressAndRead(undoOf(done))
      service.clock.advance(day / 24)
      service.page.html = note(`Buy what nobody read of in <a href="${target}">Rome</a>.`)
      await service.sendAndCheck({ source, target })

      await service.pass(days * day)
      const later = await signInModerator(service)
      const again = await later.pressAndRead(undoOf(undone), { back: 'mentions=pending' })

      expect(again).toContain('One mention was left as before')
      expect(again).toContain('Buy what nobody read of')
      expect(await service.mentions()).toEqual([])
    },
  )
})

describe('a mention deleted by a moderator', () => {
  it('can be restored within a week, and its text is erased afterwards', async () => {
    const { service, moderator, ids } = await openSection()
    service.page.html = note(`Canary sings of <a href="${target}">Rome</a>.`)
    await service.pass(61_000)
    await service.sendAndCheck()
    const [id = ''] = await ids()
    const done = await moderator.pressAndRead(`${section}${id}`, { status: 'deleted' })
    await service.pass(6 * day)
    const again = await signInModerator(service)
    const undone = await again.pressAndRead(undoOf(done), { back: 'mentions=pending' })
    const anew = await again.pressAndRead(`${section}${id}`, { status: 'deleted' })
    await service.pass(8 * day)
    const late = await signInModerator(service)

    const told = await late.pressAndRead(undoOf(anew), { back: 'mentions=pending' })

    expect(undone).toContain('Canary sings')
    expect(JSON.stringify((await dump(service))['mentions'])).not.toContain('Canary')
    expect(told).toContain('One mention was left as before')
    expect(await late.page(log)).toContain('a mention that no longer exists')
  })

  it('cannot be restored once its source is gone, and its text is no longer shown', async () => {
    const { service, moderator, ids } = await openSection()
    const [id = ''] = await ids()
    const done = await moderator.pressAndRead(`${section}${id}`, { status: 'deleted' })
    service.page.status = 410
    await service.pass(61_000)
    await service.sendAndCheck({ source, target })

    const told = await moderator.pressAndRead(undoOf(done), { back: 'mentions=deleted' })

    expect(told).toContain('One mention was left as before')
    expect(told).not.toContain('You are right')
  })
})

it('blocking the site of a mention blocks exactly that host, until it is undone', async () => {
  const { service, moderator, ids } = await openSection()
  const [id = ''] = await ids()
  const from = (number: number) => ({ source: `http://ada.example/notes/${number}`, target })

  const block = { site: 'page', back: 'mentions=pending' }
  const done = await moderator.pressAndRead(`${section}${id}/block`, block)
  await service.sendAndCheck(from(2))
  await service.submit('rome', { name: 'Eve', body: 'See https://notada.example/x' })
  const spam = await moderator.page(`${section}?status=spam`)
  const filter = await moderator.page('/admin/spam/')
  const lines = await moderator.page(log)
  await moderator.press(undoOf(done), { back: 'mentions=pending' })
  await service.sendAndCheck(from(3))

  expect(done).toContain('goes to Spam from now on')
  expect(spam).toContain('something in it is on the block list: //ada.example/')
  expect(filter).toContain('The site <strong><bdi>ada.example</bdi></strong>')
  expect(lines).toContain('blocked the site of')
  expect(await ids()).toHaveLength(2)
  expect(await moderator.desk()).toContain('notada.example')
  expect(await moderator.page('/admin/spam/')).not.toContain('ada.example')
})

it('the navigation counts pending mentions, and the statistics count approved ones', async () => {
  const { moderator, ids } = await openSection(2)
  const [id = ''] = await ids()
  const waiting = (page: string) => /Mentions <span>(\d+)<span/.exec(page)?.[1]

  const before = waiting(await moderator.desk())
  await moderator.press(`${section}${id}`, { status: 'approved' })
  const after = waiting(await moderator.page('/admin/you/'))

  expect([before, after]).toEqual(['2', '1'])
  expect(await moderator.page('/admin/numbers/')).toContain(
    '<a href="/admin/mentions/?status=approved">Approved</a></dt><dd>1</dd>',
  )
})
