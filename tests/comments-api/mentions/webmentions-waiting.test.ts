import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { sql } from '../../../comments-api/storage/sql.ts'
import { processorTimeOfAll } from '../../processor-time.ts'
import { dump } from '../dump.ts'
import { keptThreads } from '../kept-threads.ts'
import { readMentionsDesk, startBesideStranger, target } from '../mentioning.ts'
import { codeOf, type Service } from '../service.ts'

/** As after a process that was killed during every attempt, which no public interface can cause. */
async function parkAllJobs({ config }: Service): Promise<void> {
  const database = await openDatabase(config.database, { threads: keptThreads })
  await database.batch([sql`update jobs set state = 'dead', finished_at = created_at`])
  await database.close()
}

describe('a webmention', () => {
  it('sent again within a minute is checked once, and once more after the minute', async () => {
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

  it('has its check deleted after a day', async () => {
    const service = await startBesideStranger()
    await service.sendAndCheck()

    await service.pass(25 * 60 * 60_000)

    expect((await dump(service))['mention_checks']).toEqual([])
  })

  it('sent again while its page is being fetched is checked again afterwards', async () => {
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

  it('sent again while a retry is due soon does not delay the retry', async () => {
    const service = await startBesideStranger()
    service.page.status = 503
    await service.sendAndCheck()

    await service.pass(50_000)
    await service.sendAndCheck()
    await service.pass(25_000)

    expect(service.page.asked).toBe(2)
  })

  it.each([
    ['redirects to an unknown host is retried', { leadsTo: 'http://nowhere.example/' }, 2],
    ['answers 403 is not retried', { status: 403 }, 1],
  ])('whose page %s', async (_case, found, times) => {
    const service = await startBesideStranger()
    Object.assign(service.page, found)
    await service.sendAndCheck()

    await service.pass(75_000)

    expect(service.page.asked).toBe(times)
  })

  it('whose page redirects to an overlong URL takes less than 1.5 s of processor time', async () => {
    const service = await startBesideStranger()
    // Each of these bytes is nine letters in an address.
    service.page.leadsTo = `http://mail-only.example/${'\u00ff'.repeat(15_000)}`

    const spent = await processorTimeOfAll(() => service.sendAndCheck())

    expect(service.page.asked).toBe(1)
    expect(spent).toBeLessThan(1_500)
  })

  it('is rejected with 429 if 20 of the same site are waiting', async () => {
    const service = await startBesideStranger()
    const sendOne = (number: number) =>
      service.send({ source: `http://ada.example/notes/${number}`, target })
    await sendOne(-1)
    await service.settle()
    service.page.status = 503

    const taken = []
    for (let number = 0; number < 20; number += 1) taken.push((await sendOne(number)).status)
    await service.settle()
    const more = await sendOne(20)
    // The same site, spelled in other ways.
    const again = ['http://ada.example./21', 'https://ADA.example./22']
    const spelled = await Promise.all(again.map(source => service.send({ source, target })))

    expect(new Set(taken)).toEqual(new Set([202]))
    expect(spelled.map(answer => answer.status)).toEqual([429, 429])
    expect([more.status, await codeOf(more)]).toEqual([429, 'too-many-requests'])
    expect(more.headers.get('retry-after')).toBe('60')
  })

  it('can be sent again a day after its check was given up', async () => {
    const service = await startBesideStranger()
    service.page.status = 503
    await service.sendAndCheck()
    await parkAllJobs(service)

    await service.pass(25 * 60 * 60 * 1000)
    const before = service.page.asked
    await service.sendAndCheck()

    expect([before, service.page.asked]).toEqual([1, 2])
  })

  it('is still checked if it had to wait for more than a day', async () => {
    const service = await startBesideStranger()
    service.page.status = 503
    const sources = ['one', 'two', 'three'].map(name => `http://ada.example/${name}`)
    for (const sent of sources) await service.send({ source: sent, target })
    await service.settle()

    service.page.status = 200
    await service.pass(25 * 60 * 60 * 1000)
    // Of each host, one page at a time is checked.
    for (let pages = 1; pages < sources.length; pages += 1) await service.pass(60_000)

    const waiting = await (await readMentionsDesk(service)).open()
    expect(sources.filter(sent => !waiting.includes(`"${sent}"`))).toEqual([])
  })
})
