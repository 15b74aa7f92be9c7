import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { sql } from '../../../comments-api/storage/sql.ts'
import { processorTimeOfAll } from '../../processor-time.ts'
import { dump } from '../dump.ts'
import { keptThreads } from '../kept-threads.ts'
import { readMentionsDesk, startBesideStranger, target } from '../mentioning.ts'
import { codeOf, type Service } from '../service.ts'

/** As after a process that was killed each time while it was at one; no door leads there. */
async function parkAllJobs({ config }: Service): Promise<void> {
  const database = await openDatabase(config.database, { threads: keptThreads })
  await database.batch([sql`update jobs set state = 'dead', finished_at = created_at`])
  await database.close()
}

describe('a webmention', () => {
  it('that is sent again within a minute is looked at once, and again when the minute is over', async () => {
    const service = await startBesideStranger()

    await service.sendAndCheck()
    await service.sendAndCheck()
    await service.sendAndCheck()
    expect(service.page.asked).toBe(1)
    service.clock.advance(61_000)
    service.app.delivery.wake()
    await service.settle()

    expect(service.page.asked).toBe(2)
  })

  it('that was looked at is forgotten after a day', async () => {
    const service = await startBesideStranger()
    await service.sendAndCheck()

    await service.pass(25 * 60 * 60_000)

    expect((await dump(service))['mention_checks']).toEqual([])
  })

  it('that is sent again while its page is fetched is looked at again, for the page may have changed', async () => {
    const service = await startBesideStranger()
    const slow = Promise.withResolvers<void>()
    service.page.until = slow.promise

    await service.send()
    await expect.poll(() => service.page.asked).toBe(1)
    service.page.status = 410
    await service.send()
    await service.send()
    slow.resolve()
    await service.settle()
    const { open } = await readMentionsDesk(service)
    const before = await open()
    await service.pass(61_000)

    expect(before).toContain('You are right about Rome.')
    expect(await open()).not.toContain('You are right about Rome.')
    expect(service.page.asked).toBe(2)
  })

  it('that is sent again while its page waits for another try is looked at no later for it', async () => {
    const service = await startBesideStranger()
    service.page.status = 503
    await service.sendAndCheck()

    await service.pass(50_000)
    await service.sendAndCheck()
    await service.pass(25_000)

    expect(service.page.asked).toBe(2)
  })

  it.each([
    ['leads to a name that nobody knows today', { leadsTo: 'http://nowhere.example/' }, 2],
    ['is shown to members', { status: 403 }, 1],
  ])('whose page %s is asked for in time', async (_case, found, times) => {
    const service = await startBesideStranger()
    Object.assign(service.page, found)
    await service.sendAndCheck()

    await service.pass(75_000)

    expect(service.page.asked).toBe(times)
  })

  it('whose page leads to an endless address of no host holds up nobody else', async () => {
    const service = await startBesideStranger()
    // Each of these bytes is nine letters in an address.
    service.page.leadsTo = `http://mail-only.example/${'\u00ff'.repeat(15_000)}`

    const spent = await processorTimeOfAll(() => service.sendAndCheck())

    expect(service.page.asked).toBe(1)
    expect(spent).toBeLessThan(1_500)
  })

  it('is refused when twenty of one site wait', async () => {
    const service = await startBesideStranger()
    service.page.status = 503
    const sendOne = (number: number) =>
      service.send({ source: `http://ada.example/notes/${number}`, target })

    for (let number = 0; number < 20; number += 1) await sendOne(number)
    await service.settle()
    const more = await sendOne(20)
    // The same site, spelled in other ways.
    const again = ['http://ada.example./21', 'https://ADA.example./22']
    const spelled = await Promise.all(again.map(source => service.send({ source, target })))

    expect(spelled.map(answer => answer.status)).toEqual([429, 429])
    expect([more.status, await codeOf(more)]).toEqual([429, 'too-many-requests'])
    expect(more.headers.get('retry-after')).toBe('60')
  })

  it('makes room a day later though nobody could look at it, and can be sent again', async () => {
    const service = await startBesideStranger()
    service.page.status = 503
    await service.sendAndCheck()
    await parkAllJobs(service)

    await service.pass(25 * 60 * 60 * 1000)
    const before = service.page.asked
    await service.sendAndCheck()

    expect([before, service.page.asked]).toEqual([1, 2])
  })

  it('that waited while the service was away for longer than a day is looked at all the same', async () => {
    const service = await startBesideStranger()
    service.page.status = 503
    const sources = ['one', 'two', 'three'].map(name => `http://ada.example/${name}`)
    for (const sent of sources) await service.send({ source: sent, target })
    await service.settle()

    service.page.status = 200
    await service.pass(25 * 60 * 60 * 1000)
    // Of one host a page at a time is looked at.
    for (let pages = 1; pages < sources.length; pages += 1) await service.pass(60_000)

    const waiting = await (await readMentionsDesk(service)).open()
    expect(sources.filter(sent => !waiting.includes(`"${sent}"`))).toEqual([])
  })
})
