import { describe, expect, it } from 'vitest'
import { type Database, StorageUnavailable } from '../../../comments-api/storage/database.ts'
import { insert, sql } from '../../../comments-api/storage/sql.ts'
import { fail, letter, letters, readJobs, startWork } from './delivery.ts'

const minute = 60_000
const day = 24 * 60 * minute

async function leftOfLease({ database, clock }: Awaited<ReturnType<typeof startWork>>) {
  const [job] = await database.all<{ readonly until: string }>(
    sql`select lease_until as until from jobs`,
  )
  return Date.parse(job?.until ?? '') - clock.now()
}

describe('a job across instances and restarts', () => {
  it('is run by only one of two instances', async () => {
    const { ran, kind } = letters(undefined, { concurrency: 4 })
    const one = await startWork({ jobs: [kind] })
    const other = await startWork({ jobs: [kind], beside: one })

    await one.database.batch(Array.from({ length: 50 }, (_, number) => letter(one, number)))
    one.app.delivery.wake()
    other.app.delivery.wake()
    await Promise.all([one.app.delivery.idle(), other.app.delivery.idle()])

    expect(ran).toHaveLength(50)
    expect(new Set(ran).size).toBe(50)
  })

  it('is taken over by another instance after its lease has expired', async () => {
    const { kind: hanging, ran: begun } = letters(() => new Promise(() => undefined))
    const gone = await startWork({ jobs: [hanging], grace: 0 })
    await gone.database.batch([letter(gone, 1)])
    gone.app.delivery.wake()
    await expect.poll(() => begun).toHaveLength(1)
    const { ran, kind } = letters()
    const works = await startWork({ jobs: [kind], beside: gone })

    await works.pass(80_000)
    const meanwhile = [...ran]
    await works.pass(20_000)

    expect([meanwhile, ran]).toEqual([[], [1]])
  })

  it('keeps its lease while it runs, however long that takes', async () => {
    const long = { timeout: 20 * minute }
    const end = Promise.withResolvers<void>()
    const { kind: slow, ran: begun } = letters(() => end.promise, long)
    const patient = await startWork({ jobs: [slow] })
    await patient.database.batch([letter(patient, 1)])
    patient.app.delivery.wake()
    await expect.poll(() => begun).toHaveLength(1)
    const { ran, kind } = letters(undefined, long)
    const other = await startWork({ jobs: [kind], beside: patient })

    for (let passed = 0; passed < 10; passed += 1) {
      patient.clock.advance(minute / 2)
      patient.app.delivery.wake()
      await expect.poll(() => leftOfLease(patient)).toBeGreaterThan(minute)
      await other.pass(0)
    }
    end.resolve()
    await patient.app.delivery.idle()

    expect(ran).toEqual([])
    expect(await readJobs(patient)).toMatchObject([{ state: 'done', attempts: 1 }])
  })

  it('with a timeout of 20 minutes is taken over 90 seconds after its instance was killed', async () => {
    const long = { timeout: 20 * minute }
    const { kind: hanging, ran: begun } = letters(() => new Promise(() => undefined), long)
    const gone = await startWork({ jobs: [hanging], grace: 0 })
    await gone.database.batch([letter(gone, 1)])
    gone.app.delivery.wake()
    await expect.poll(() => begun).toHaveLength(1)
    const { ran, kind } = letters(undefined, long)
    const works = await startWork({ jobs: [kind], beside: gone })

    await works.pass(1.5 * minute)

    expect(ran).toEqual([1])
  })

  it('is parked as dead if the process ended during each of its attempts', async () => {
    const { ran, kind } = letters(undefined, { tries: 3 })
    const works = await startWork()
    await works.write(letter(works, 1))
    await works.database.batch([sql`update jobs set attempts = 3`])

    await startWork({ jobs: [kind], beside: works })

    expect(ran).toEqual([])
    expect(await readJobs(works)).toMatchObject([{ state: 'dead' }])
  })

  it.each([1, 2])(
    'is not run again if the database fails %i times to store that it is done',
    async times => {
      const { ran, kind } = letters()
      const there = await startWork()
      let away = times
      const batch: Database['batch'] = queries => {
        const isAway = ran.length === 1 && away > 0
        if (!isAway) return there.database.batch(queries)
        away -= 1
        return Promise.reject(new StorageUnavailable('locked'))
      }
      const database = { ...there.database, batch }
      const works = await startWork({ jobs: [kind], beside: there, database })

      await works.write(letter(works, 1))
      await works.pass(10 * minute)

      expect([ran, away]).toEqual([[1], 0])
      expect(await readJobs(works)).toMatchObject([{ state: 'done', attempts: 1 }])
    },
  )

  it('applies its changes once if the database stored them but did not answer', async () => {
    const { ran, kind } = letters()
    const there = await startWork()
    const batch: Database['batch'] = async queries => {
      const wasRun = ran.length
      const rows = await there.database.batch(queries)
      if (wasRun === 1 && queries.length > 1) throw new StorageUnavailable('no answer')
      return rows
    }
    const database = { ...there.database, batch }
    const raise = sql`update threads set version = version + 1 where id = 'rome'`
    const works = await startWork({
      jobs: [{ ...kind, run: async (payload, run) => [...(await kind.run(payload, run)), raise] }],
      beside: there,
      database,
    })
    await there.database.batch([insert('threads', { id: 'rome', version: 0, count: 0 })])

    await works.write(letter(works, 1))

    const threads = await there.database.all(sql`select version from threads`)
    expect([ran, threads]).toEqual([[1], [{ version: 1 }]])
  })

  it('finishes before the service stops', async () => {
    const goOn = Promise.withResolvers<void>()
    const { ran, kind } = letters(() => goOn.promise)
    const works = await startWork({ jobs: [kind] })
    await works.database.batch([letter(works, 1)])
    works.app.delivery.wake()
    await expect.poll(() => ran).toHaveLength(1)

    const closed = works.app.close()
    goOn.resolve()
    await closed

    const later = await startWork({ beside: works })
    expect(await readJobs(later)).toMatchObject([{ state: 'done' }])
  })

  it('waits again if a shutdown interrupts it, unless another with its key is waiting', async () => {
    const { ran, kind } = letters(() => new Promise(() => undefined), { concurrency: 2 })
    const works = await startWork({ jobs: [kind], grace: 0 })
    await works.database.batch([letter(works, 1), letter(works, 2, { key: 'ada' })])
    works.app.delivery.wake()
    await expect.poll(() => ran).toHaveLength(2)
    const { clock } = works
    await works.database.batch([letter(works, 0, { key: 'ada', runAt: clock.now() + minute })])
    await works.app.close()

    const later = await startWork({ beside: works })
    expect(await readJobs(later)).toMatchObject([
      { payload: '0', state: 'waiting', attempts: 0 },
      { payload: '1', state: 'waiting', lease: null, attempts: 0 },
      { payload: '2', state: 'done' },
    ])
  })
})

describe('a job when the clock changes', () => {
  it('is retried on time after the clock was set back', async () => {
    const { ran, kind } = letters(fail, { tries: 50 })
    const works = await startWork({ jobs: [kind] })
    await works.write(letter(works, 1))

    await works.pass(-day)
    await works.pass(minute)
    const tries = ran.length
    await works.pass(5 * minute)

    expect(tries).toBe(2)
    expect(ran).toHaveLength(3)
  })

  it('runs once when the clock jumps five years ahead and back', async () => {
    const { ran, kind } = letters()
    const works = await startWork({ jobs: [kind] })
    await works.write(letter(works, 1, { runAt: works.clock.now() + minute }))

    await works.pass(5 * 365 * day)
    await works.write(letter(works, 2))
    await works.pass(-5 * 365 * day)
    await works.write(letter(works, 3))

    expect(ran).toEqual([1, 2, 3])
  })
})

describe('a running job when the clock is set', () => {
  it('back is not started by another instance, although its creation is in the future', async () => {
    const end = Promise.withResolvers<void>()
    const { ran: begun, kind: slow } = letters(() => end.promise)
    const one = await startWork({ jobs: [slow] })
    await one.database.batch([letter(one, 1)])
    const { ran, kind } = letters()

    one.clock.advance(-day)
    one.app.delivery.wake()
    await expect.poll(() => begun).toHaveLength(1)
    const other = await startWork({ jobs: [kind], beside: one })
    await other.pass(0)
    end.resolve()

    expect(ran).toEqual([])
  })

  it('ahead is not started again by its own instance', async () => {
    const end = Promise.withResolvers<void>()
    const { ran, kind } = letters(() => end.promise, { concurrency: 3 })
    const works = await startWork({ jobs: [kind] })
    await works.database.batch([letter(works, 1)])
    works.app.delivery.wake()
    await expect.poll(() => ran).toHaveLength(1)

    works.clock.advance(day)
    await works.database.batch([letter(works, 2)])
    works.app.delivery.wake()
    await expect.poll(() => ran).toContain(2)
    end.resolve()
    await works.app.delivery.idle()

    expect(ran).toEqual([1, 2])
  })
})
