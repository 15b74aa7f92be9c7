import { Client } from 'pg'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { insert } from '../../../comments-api/storage/sql.ts'
import { newDatabase } from '../engines.ts'
import { keptThreads } from '../kept-threads.ts'

// On SQLite, no answer is awaited between two statements.

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
