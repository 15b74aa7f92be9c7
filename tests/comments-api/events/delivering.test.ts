import { describe, expect, it } from 'vitest'
import type { Reaction } from '../../../comments-api/events/deliver-events.ts'
import { enqueueEach } from '../../../comments-api/events/jobs.ts'
import { StorageUnavailable } from '../../../comments-api/storage/database.ts'
import { sql } from '../../../comments-api/storage/sql.ts'
import { makeClock } from '../clock.ts'
import { closed, fail, happened, readJobs, startWork } from './delivery.ts'

const minute = 60_000
const day = 24 * 60 * minute

describe('an event', () => {
  it('is delivered once to every reaction, as soon as it is written', async () => {
    const seen: string[] = []
    const see =
      (who: string): Reaction =>
      async stored => {
        seen.push(...stored.map(({ event }) => `${who} ${event.type}`))
        return []
      }
    const works = await startWork({ reactions: [see('one'), see('other')] })

    await works.write(happened(works.clock))
    await works.pass(day)

    expect(seen).toEqual(['one comment-approved', 'other comment-approved'])
  })

  it('is delivered at the next start if the service stopped before delivering it', async () => {
    const first = await startWork()
    await first.app.close()
    const second = await startWork({ beside: first })
    await second.app.delivery.idle()
    const clock = first.clock
    const seen: string[] = []
    await second.database.batch([happened(clock)])
    await second.app.close()

    await startWork({
      beside: first,
      reactions: [
        async stored => {
          seen.push(...stored.map(({ event }) => event.type))
          return []
        },
      ],
    })

    expect(seen).toEqual(['comment-approved'])
  })

  it('creates its jobs once even if two instances deliver it at the same time', async () => {
    const clock = makeClock()
    const bothAreThere = Promise.withResolvers<void>()
    let there = 0
    const react: Reaction = async stored => {
      there += 1
      if (there === 2) bothAreThere.resolve()
      await bothAreThere.promise
      return enqueueEach(
        stored.map(({ id }) => ({ kind: 'nobody-runs-this', payload: { id } })),
        clock,
      )
    }
    const one = await startWork({ reactions: [react] })
    const other = await startWork({ reactions: [react], beside: one })

    await one.database.batch([happened(clock), happened(clock)])
    other.app.delivery.wake()
    one.app.delivery.wake()
    await Promise.all([one.app.delivery.idle(), other.app.delivery.idle()])

    expect(there).toBe(2)
    expect(await readJobs(one)).toHaveLength(2)
  })

  it('is delivered in order in one batch with others, but not with one about the same subject', async () => {
    const seen: string[][] = []
    const works = await startWork({
      reactions: [
        async stored => {
          seen.push(stored.map(({ createdAt }) => createdAt))
          return []
        },
      ],
    })
    const { clock } = works
    const rome = () => closed(clock, 'rome')
    const oslo = () => closed(clock, 'oslo')
    const events = [rome, oslo, happened, rome, oslo].map(tell => {
      clock.advance(1)
      return tell(clock)
    })

    await works.write(...events.toReversed())

    const times = [1, 2, 3, 4, 5].map(millisecond => `2026-11-23T12:00:00.00${millisecond}Z`)
    expect(seen).toEqual([times.slice(0, 3), times.slice(3)])
  })

  it('that makes a reaction fail stays undelivered, and the others of its batch take effect once', async () => {
    const works = await startWork({
      reactions: [
        async stored => {
          if (stored.some(({ event }) => event.thread === 'poison')) fail()
          return enqueueEach(
            stored.map(({ event }) => ({ kind: 'nobody-runs-this', payload: event.thread })),
            works.clock,
          )
        },
      ],
    })
    const threads = ['rome', 'oslo', 'poison', 'bern']

    await works.write(...threads.map(thread => closed(works.clock, thread)))

    const jobs = await readJobs(works)
    expect(jobs.map(({ payload }) => payload).toSorted()).toEqual(['"bern"', '"oslo"', '"rome"'])
    expect(
      await works.database.all(sql`select id from events where delivered_at is null`),
    ).toHaveLength(1)
  })

  it('that keeps failing does not delay others, and is given up after 12 attempts', async () => {
    let tries = 0
    const seen: string[] = []
    const works = await startWork({
      reactions: [
        async stored => {
          const comments = stored.flatMap(({ event }) =>
            event.type === 'comment-approved' ? [event.comment] : [],
          )
          seen.push(...comments)
          if (!comments.some(comment => comment === seen[0])) return []
          tries += 1
          throw new Error('no such thing as ada@example.org')
        },
      ],
    })

    await works.write(happened(works.clock))
    await works.write(happened(works.clock))
    for (let day = 0; day < 20; day += 1) await works.pass(30 * 60 * minute)

    expect(tries).toBe(12)
    expect(new Set(seen).size).toBe(2)
    const [row] = await works.database.all(
      sql`select last_error from events where delivered_at is null`,
    )
    expect(row).toEqual({ last_error: 'no such thing as (address)' })
  })

  it('is tried again, without a note, if the database could not be used', async () => {
    let tries = 0
    const works = await startWork({
      reactions: [
        async () => {
          tries += 1
          if (tries === 1) throw new StorageUnavailable('the disk is full')
          return []
        },
      ],
    })

    await works.write(happened(works.clock))
    await works.pass(0)

    expect(tries).toBe(2)
    expect(await works.database.all(sql`select attempts from events`)).toEqual([{ attempts: 0 }])
  })

  it('that failed while the clock was years ahead is retried when the clock is corrected', async () => {
    const years = 5 * 365 * day
    let tries = 0
    const react = async () => {
      tries += 1
      if (tries === 1) fail()
      return []
    }
    const works = await startWork({ reactions: [react] })
    works.clock.advance(years)
    await works.write(happened(works.clock))

    await works.pass(-years)

    expect(tries).toBe(2)
  })

  it('is deleted within 31 days of its delivery, and not within 30', async () => {
    const works = await startWork()
    await works.write(happened(works.clock))

    await works.pass(30 * day - 1)
    const before = await works.database.all(sql`select id from events`)
    await works.pass(day)

    expect(before).toHaveLength(1)
    expect(await works.database.all(sql`select id from events`)).toEqual([])
  })
})
