import { describe, expect, it } from 'vitest'
import {
  discardDeadLetter,
  listDeadLetters,
  restartDeadLetter,
} from '../../../comments-api/events/dead-letters.ts'
import { enqueue } from '../../../comments-api/events/jobs.ts'
import { Hopeless } from '../../../comments-api/events/settle-job.ts'
import { sql } from '../../../comments-api/storage/sql.ts'
import { makeClock } from '../clock.ts'
import { fail, letter, letters, readJobs, startWork } from './delivery.ts'

const minute = 60_000
const day = 24 * 60 * minute

describe('a job', () => {
  it('runs once, immediately', async () => {
    const { ran, kind } = letters()
    const works = await startWork({ jobs: [kind] })

    await works.write(letter(works, 1), letter(works, 2))
    await works.pass(day)

    expect(ran.toSorted()).toEqual([1, 2])
    expect((await readJobs(works)).map(job => job.state)).toEqual(['done', 'done'])
  })

  it('does not run before its time', async () => {
    const { ran, kind } = letters()
    const works = await startWork({ jobs: [kind] })
    await works.write(letter(works, 1, { runAt: works.clock.now() + minute }))

    await works.pass(minute - 1)
    const before = [...ran]
    await works.pass(1)

    expect([before, ran]).toEqual([[], [1]])
  })

  it('is retried after a minute, then with doubling delays of up to a day', async () => {
    const { ran, kind } = letters(fail, { tries: 14 })
    const works = await startWork({ jobs: [kind] })
    const waits: number[] = []

    await works.write(letter(works, 1))
    while (ran.length < 14) {
      const [job] = await readJobs(works)
      const wait = Date.parse(job?.run_at ?? '') - works.clock.now()
      waits.push(wait / minute)
      await works.pass(wait)
    }

    for (const [index, wait] of waits.entries()) {
      const expected = Math.min(24 * 60, 2 ** index)
      expect(wait).toBeGreaterThanOrEqual(expected)
      expect(wait).toBeLessThanOrEqual(1.2 * expected)
    }
    expect(waits).toHaveLength(13)
  })

  it('that always fails becomes a dead letter and does not block others', async () => {
    const { ran, kind } = letters(payload => payload === 'poison' && fail(), { tries: 3 })
    const works = await startWork({ jobs: [kind] })

    await works.write(letter(works, 'poison'), letter(works, 'sound'))
    for (let count = 0; count < 5; count += 1) await works.pass(day)

    expect(ran.toSorted()).toEqual(['poison', 'poison', 'poison', 'sound'])
    expect(await readJobs(works)).toMatchObject([
      { payload: '"poison"', state: 'dead', last_error: 'the post office is closed' },
      { payload: '"sound"', state: 'done' },
    ])
  })

  it('that a moderator restarts does not replace another of its kind', async () => {
    let isWell = false
    const { ran, kind } = letters(() => isWell || fail(), { tries: 1 })
    const works = await startWork({ jobs: [kind] })
    await works.write(letter(works, 1, { key: 'ada' }))
    isWell = true
    await works.write(letter(works, 2, { key: 'bob', runAt: works.clock.now() + minute }))

    const [dead] = await listDeadLetters(works.database, 1)
    await restartDeadLetter({ ...works, world: works.clock }, dead?.id ?? '')
    await works.pass(minute)

    expect(ran).toEqual([1, 1, 2])
  })

  it.each([restartDeadLetter, discardDeadLetter])(
    'that runs again is left to its attempt by a moderator: %o',
    async act => {
      const end = Promise.withResolvers<void>()
      const { ran, kind } = letters(() => (ran.length === 1 ? fail() : end.promise), { tries: 3 })
      const works = await startWork({ jobs: [kind] })
      await works.write(letter(works, 1))
      const [failed] = await listDeadLetters(works.database, 1)
      works.clock.advance(2 * minute)
      works.app.delivery.wake()
      await expect.poll(() => ran).toHaveLength(2)

      await act({ ...works, world: works.clock }, failed?.id ?? '')
      end.reject(new Error('the post office is closed'))
      await works.app.delivery.idle()

      expect(await readJobs(works)).toMatchObject([{ state: 'waiting', attempts: 2 }])
    },
  )

  it('that fails permanently is not retried', async () => {
    const { ran, kind } = letters(() => {
      throw new Hopeless('nobody lives there')
    })
    const works = await startWork({ jobs: [kind] })

    await works.write(letter(works, 1))
    await works.pass(day)

    expect(ran).toHaveLength(1)
    expect(await readJobs(works)).toMatchObject([{ state: 'dead' }])
  })

  it('is kept for a week after it is done, and for 90 days as a dead letter', async () => {
    const { kind } = letters(payload => payload === 'poison' && fail(), { tries: 1 })
    const works = await startWork({ jobs: [kind] })
    await works.write(letter(works, 'poison'), letter(works, 'sound'))
    const left: number[] = []

    for (const days of [6, 2, 81, 2]) {
      await works.pass(days * day)
      left.push((await readJobs(works)).length)
    }

    expect(left).toEqual([2, 1, 1, 0])
  })

  it('that never ends fails at its timeout', async () => {
    const { kind } = letters(() => new Promise(() => undefined), { timeout: 10 })
    const works = await startWork({ jobs: [kind] })

    await works.write(letter(works, 1))

    const [job] = await readJobs(works)
    expect(job).toMatchObject({ state: 'waiting', last_error: 'letter took longer than 10 ms' })
  })

  it('is stored as done together with the job that it returns, or not at all', async () => {
    const clock = makeClock()
    const answer = () => enqueue({ kind: 'answer', payload: 1 }, clock)
    const impossible = sql`insert into chores (name) values (null)`
    const returned = [[answer(), impossible], [answer()]]
    const works = await startWork({
      jobs: [{ kind: 'letter', run: async () => returned.shift() ?? [] }],
    })
    const readKinds = () => works.database.all(sql`select kind, state from jobs order by kind`)

    await works.write(letter(works, 1))
    const failed = await readKinds()
    await works.pass(day)

    expect(failed).toEqual([{ kind: 'letter', state: 'waiting' }])
    expect(await readKinds()).toEqual([
      { kind: 'answer', state: 'waiting' },
      { kind: 'letter', state: 'done' },
    ])
  })

  it('is not added while another with its key waits, but is while another runs', async () => {
    const goOn = Promise.withResolvers<void>()
    const { ran, kind } = letters(() => goOn.promise)
    const works = await startWork({ jobs: [kind] })
    const build = () => letter(works, 1, { key: 'site' })

    await works.database.batch([build(), build(), build()])
    works.app.delivery.wake()
    await expect.poll(() => ran).toHaveLength(1)
    await works.database.batch([build(), build()])
    goOn.resolve()
    await works.app.delivery.idle()

    expect(ran).toHaveLength(2)
  })

  it.each([
    [1, 2],
    [2, 1],
  ])(
    'that fails gives way to a waiting one with its key, which takes the lower payload: %i, %i',
    async (failed, waits) => {
      const goOn = Promise.withResolvers<void>()
      let isFirst = true
      const { ran, kind } = letters(async () => {
        const fails = isFirst
        isFirst = false
        await goOn.promise
        if (fails) fail()
      })
      const works = await startWork({ jobs: [kind] })

      await works.database.batch([letter(works, failed, { key: 'digest' })])
      works.app.delivery.wake()
      await expect.poll(() => ran).toHaveLength(1)
      await works.database.batch([letter(works, waits, { key: 'digest' })])
      goOn.resolve()
      await works.app.delivery.idle()
      await works.pass(day)

      expect(ran).toEqual([failed, 1])
      expect((await readJobs(works)).map(job => job.state)).toEqual(['done', 'done'])
    },
  )

  it('runs beside others of its kind up to their concurrency limit', async () => {
    let side = 0
    let most = 0
    const goOn = Promise.withResolvers<void>()
    const { ran, kind } = letters(
      async () => {
        side += 1
        most = Math.max(most, side)
        if (ran.length === 3) goOn.resolve()
        await goOn.promise
        side -= 1
      },
      { concurrency: 3 },
    )
    const works = await startWork({ jobs: [kind] })

    await works.write(...Array.from({ length: 10 }, (_, number) => letter(works, number)))

    expect([ran.length, most]).toEqual([10, 3])
  })

  it('that runs long lets a further one of its kind start, up to a limit', async () => {
    const end = Promise.withResolvers<void>()
    const aside = { after: minute / 2, most: 1 }
    const { ran, kind } = letters(() => end.promise, { timeout: 20 * minute, aside })
    const works = await startWork({ jobs: [kind] })
    await works.database.batch([1, 2, 3].map(number => letter(works, number)))
    for (const count of [1, 2]) {
      works.app.delivery.wake()
      await expect.poll(() => ran).toHaveLength(count)
      works.clock.advance(minute / 2)
    }

    works.app.delivery.wake()
    const meanwhile = ran.length
    end.resolve()
    await works.app.delivery.idle()

    expect([meanwhile, ran.length]).toEqual([2, 3])
  })
})
