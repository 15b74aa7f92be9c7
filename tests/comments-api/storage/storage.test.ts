import { describe, expect, it, onTestFinished } from 'vitest'
import {
  StorageRefused,
  StorageUnavailable,
  UniqueViolation,
} from '../../../comments-api/storage/database.ts'
import { migrations } from '../../../comments-api/storage/migrations/all.ts'
import { openDatabase, pendingMigrations } from '../../../comments-api/storage/open.ts'
import { insert, sql } from '../../../comments-api/storage/sql.ts'
import { addressFor } from '../engines.ts'
import { keptThreads } from '../kept-threads.ts'
import { makeFolder } from '../service.ts'

async function open(place?: string) {
  const folder = place ?? (await makeFolder())
  const database = await openDatabase(await addressFor(folder), {
    busyTimeout: 20,
    threads: keptThreads,
  })
  onTestFinished(() => database.close())
  return { database, folder }
}

const thread = (id: string) => insert('threads', { id, version: 0, count: 0 })
const raised = (id: string) =>
  sql<{ readonly id: string }>`update threads set version = 1 where id = ${id} returning id`
const threads = sql<{ readonly id: string }>`select id from threads order by id`

describe('the database', () => {
  it('returns the rows of each statement of a batch', async () => {
    const { database } = await open()

    const [, updated, found] = await database.batch([
      thread('a'),
      sql<{ readonly version: number }>`update threads set version = 7 returning version`,
      threads,
    ])

    expect([updated, found]).toEqual([[{ version: 7 }], [{ id: 'a' }]])
  })

  it('stores all of a batch or nothing', async () => {
    const { database } = await open()

    const failed = database.batch([thread('a'), thread('b'), thread('a')])

    await expect(failed).rejects.toThrow(UniqueViolation)
    expect(await database.all(threads)).toEqual([])
  })

  it('stores concurrent batches although others among them fail', async () => {
    const { database } = await open()
    const batches = Array.from({ length: 300 }, (_, number) =>
      number % 3 === 0 ? [thread('same'), thread('same')] : [thread(`thread-${number}`)],
    )

    const outcomes = await Promise.allSettled(batches.map(batch => database.batch(batch)))

    const failed = outcomes.filter(outcome => outcome.status === 'rejected')
    expect(failed).toHaveLength(100)
    expect(await database.all(threads)).toHaveLength(200)
  })

  it('rejects a batch that fails, wherever it is among others, which are stored and answered', async () => {
    const { database } = await open()
    await database.batch([thread('taken')])
    const bad = [0, 1, 31, 32, 33, 70, 98, 99]
    const other = (number: number) => (bad.includes(number) ? 'taken' : `other-${number}`)
    const numbers = Array.from({ length: 100 }, (_, number) => number)

    const outcomes = await Promise.allSettled(
      numbers.map(number =>
        database.batch([thread(`one-${number}`), thread(other(number)), raised(`one-${number}`)]),
      ),
    )

    for (const [number, outcome] of outcomes.entries())
      expect(outcome).toMatchObject(
        bad.includes(number)
          ? { reason: expect.any(UniqueViolation) }
          : { value: [[], [], [{ id: `one-${number}` }]] },
      )
    const stored = numbers.filter(number => !bad.includes(number))
    const expected = ['taken', ...stored.flatMap(number => [`one-${number}`, other(number)])]
    expect((await database.all(threads)).map(({ id }) => id)).toEqual(expected.sort())
  })

  it('reads its own writes once they are acknowledged', async () => {
    const { database } = await open()

    for (let number = 0; number < 50; number += 1) {
      await database.batch([thread(`t${number}`)])
      const [row] = await database.all<{ readonly total: number }>(
        sql`select count(*) as total from threads`,
      )
      expect(row?.total).toBe(number + 1)
    }
  })

  it('rejects batches that exceed its queue, and stores the rest', async () => {
    const { database } = await open()

    const outcomes = await Promise.allSettled(
      Array.from({ length: 6_000 }, (_, number) => database.batch([thread(`t${number}`)])),
    )

    const refused = outcomes.filter(outcome => outcome.status === 'rejected')
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.every(({ reason }) => reason instanceof StorageUnavailable)).toBe(true)
    expect(await database.all(threads)).toHaveLength(6_000 - refused.length)
  })

  it('stores waiting batches before it closes, and rejects later ones', async () => {
    const { database, folder } = await open()

    const writes = Array.from({ length: 20 }, (_, number) => database.batch([thread(`t${number}`)]))
    await database.close()

    await Promise.all(writes)
    await expect(database.batch([thread('late')])).rejects.toThrow(StorageUnavailable)
    const { database: again } = await open(folder)
    expect(await again.all(threads)).toHaveLength(20)
  })

  it('returns numbers as numbers, and booleans as 1 and 0', async () => {
    const { database } = await open()
    await database.batch([thread('a'), thread('b')])

    const [row] = await database.all(sql`
      select count(*) as total, sum(version) as added, count(*) * 1.5 as half, exists (select 1 from threads) as has_some
      from threads`)

    expect(row).toEqual({ total: 2, added: 0, half: 3, has_some: 1 })
  })

  it('keeps integers up to Number.MAX_SAFE_INTEGER', async () => {
    const { database } = await open()

    const [, found] = await database.batch([
      insert('threads', { id: 'a', version: Number.MAX_SAFE_INTEGER, count: 0 }),
      sql<{ readonly version: number }>`select version from threads where version > ${2 ** 40}`,
    ])

    expect(found).toEqual([{ version: Number.MAX_SAFE_INTEGER }])
  })

  it('sorts and compares text by its bytes', async () => {
    const { database } = await open()
    const ids = ['a', 'B', 'ä', '_', 'z', 'Z', '10', '9', '\u{1f600}', '\uff5e']

    await database.batch(ids.map(thread))

    const sorted = (await database.all(threads)).map(({ id }) => id)
    const byBytes = ids.toSorted((one, other) =>
      Buffer.compare(Buffer.from(one), Buffer.from(other)),
    )
    expect(sorted).toEqual(byBytes)
    expect(
      await database.all(sql`select id from threads where id > ${'Z'} and id < ${'b'}`),
    ).toHaveLength(2)
  })

  it('finds nothing, without an error, for text with NUL and a lone surrogate', async () => {
    const { database } = await open()

    expect(await database.all(sql`select id from threads where id = ${'a\0b\ud800'}`)).toEqual([])
  })

  it('takes no parsed JSON for a part of a query', async () => {
    const { database } = await open()
    await database.batch([thread('a')])
    const sent = JSON.parse('{ "texts": ["id"], "gaps": [] }')

    const found = database.all(sql`select id from threads where id = ${sent}`).catch(() => [])

    expect(await found).toEqual([])
  })

  it('does not report a faulty statement as unavailable storage', async () => {
    const { database } = await open()

    const failed = database.batch([thread('a'), sql`insert into nowhere (id) values (1)`])

    await expect(failed).rejects.toThrow(/nowhere/)
    await expect(failed).rejects.not.toBeInstanceOf(StorageUnavailable)
    expect(await database.all(threads)).toEqual([])
  })

  it('answers queries sent together with one that fails', async () => {
    const { database } = await open()
    await database.batch([thread('a')])
    const questions = [threads, sql`select id from nowhere`, threads]

    const [before, failed, after] = await Promise.allSettled(questions.map(database.all))

    expect(before).toMatchObject({ value: [{ id: 'a' }] })
    expect(failed).toMatchObject({ reason: { message: expect.stringMatching(/nowhere/) } })
    expect(after).toMatchObject({ value: [{ id: 'a' }] })
  })

  // After 16 uses, PostgreSQL gets a query to prepare again.
  it.each([1, 16])(
    'answers a query whose columns change after use %i, after at most one failure',
    async uses => {
      const { database } = await open()
      await database.batch([thread('a')])
      const every = sql`select * from threads`
      // Another database may be the same one, emptied.
      const column = `after_${uses}`
      for (let use = 0; use < uses; use += 1) await database.all(every)

      await database.batch([sql`alter table threads add column ${sql.ref(column)} text`])
      await database.all(every).catch(() => undefined)

      expect(await database.all(every)).toMatchObject([{ id: 'a', [column]: null }])
    },
  )

  it('is refused, with both versions, by a program that is older than its schema', async () => {
    const { database, folder } = await open()
    await database.batch([sql`insert into migrations values (99, 'from the future', 'x', 'x')`])

    const known = `this program knows version ${migrations.at(-1)?.version}`
    await expect(open(folder)).rejects.toThrow(`schema version 99, ${known}`)
    await expect(open(folder)).rejects.toThrow(StorageRefused)
  })

  it('is not called up to date by a program that would refuse to open it', async () => {
    const { database, folder } = await open()
    await database.batch([sql`insert into migrations values (99, 'from the future', 'x', 'x')`])

    const pending = pendingMigrations(await addressFor(folder))

    await expect(pending).rejects.toThrow('schema version 99')
    await expect(pending).rejects.toThrow(StorageRefused)
  })

  it('is refused when the checksum of an applied migration differs', async () => {
    const { database, folder } = await open()
    await database.batch([sql`update migrations set checksum = 'other' where version = 1`])

    await expect(open(folder)).rejects.toThrow(/is not the one that made this database/)
  })
})
