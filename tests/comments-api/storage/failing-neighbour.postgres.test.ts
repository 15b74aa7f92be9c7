import { Client } from 'pg'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { insert, sql } from '../../../comments-api/storage/sql.ts'
import { newDatabase } from '../engines.ts'
import { keptThreads } from '../kept-threads.ts'

// On SQLite, no answer is awaited between two statements, and nothing is taken back for another transaction.

const thread = (id: string) => insert('threads', { id, version: 0, count: 0 })

it('a batch that fails among 400 causes three more queries', async () => {
  const database = await openDatabase(await newDatabase(), { threads: keptThreads })
  onTestFinished(() => database.close())
  await database.batch([thread('taken')])
  const asked = vi.spyOn(Client.prototype, 'query')
  onTestFinished(() => asked.mockRestore())

  const outcomes = await Promise.allSettled(
    Array.from({ length: 400 }, (_, number) =>
      database.batch([thread(`one-${number}`), thread(number === 7 ? 'taken' : `other-${number}`)]),
    ),
  )

  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  expect(asked.mock.calls.length).toBe(4)
})

it('a batch that the server takes back is written again, up to two times', async () => {
  const database = await openDatabase(await newDatabase(), { threads: keptThreads })
  onTestFinished(() => database.close())
  await database.batch([
    sql`create sequence attempts`,
    sql`
      create function take_back_before(attempt integer, code text) returns void language plpgsql as '
      begin
        if nextval(''attempts'') < attempt then
          raise exception ''taken back'' using errcode = code;
        end if;
      end'`,
  ])
  const storeAt = (attempt: number, code: string) =>
    database.batch([thread(`at-${attempt}`), sql`select take_back_before(${attempt}, ${code})`])

  await storeAt(3, '40001')
  await storeAt(6, '40P01')

  await expect(storeAt(10, '40001')).rejects.toMatchObject({ name: 'StorageUnavailable' })
  const stored = await database.all(sql`select id from threads order by id`)
  expect(stored).toEqual([{ id: 'at-3' }, { id: 'at-6' }])
})
