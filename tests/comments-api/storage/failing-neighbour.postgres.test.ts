import { Client } from 'pg'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { UniqueViolation } from '../../../comments-api/storage/database.ts'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { insert, sql } from '../../../comments-api/storage/sql.ts'
import { newDatabase } from '../engines.ts'
import { keptThreads } from '../kept-threads.ts'

// On SQLite, no answer is awaited between two statements.

const thread = (id: string) => insert('threads', { id, version: 0, count: 0 })
const raised = (id: string) =>
  sql<{ readonly id: string }>`update threads set version = 1 where id = ${id} returning id`

async function openWithTaken() {
  const database = await openDatabase(await newDatabase(), { threads: keptThreads })
  onTestFinished(() => database.close())
  await database.batch([thread('taken')])
  const writeTogether = (many: number, bad: readonly number[]) =>
    Promise.allSettled(
      Array.from({ length: many }, (_, number) => {
        const other = bad.includes(number) ? 'taken' : `other-${number}`
        return database.batch([thread(`one-${number}`), thread(other), raised(`one-${number}`)])
      }),
    )
  return { database, writeTogether }
}

describe('a batch that fails among many', () => {
  it('causes fewer than 30 queries for 400 batches', async () => {
    const { writeTogether } = await openWithTaken()
    const asked = vi.spyOn(Client.prototype, 'query')
    onTestFinished(() => asked.mockRestore())

    const outcomes = await writeTogether(400, [7])

    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(asked.mock.calls.length).toBeLessThan(30)
  })

  it('is rejected at any position, while all others are stored and answered', async () => {
    const { database, writeTogether } = await openWithTaken()
    const bad = [0, 1, 31, 32, 33, 70, 98, 99]

    const outcomes = await writeTogether(100, bad)

    const stored = Array.from({ length: 100 }, (_, number) => number).filter(
      number => !bad.includes(number),
    )
    for (const [number, outcome] of outcomes.entries())
      expect(outcome).toMatchObject(
        bad.includes(number)
          ? { reason: expect.any(UniqueViolation) }
          : { value: [[], [], [{ id: `one-${number}` }]] },
      )
    const rows = await database.all<{ readonly id: string }>(
      sql`select id from threads where id <> 'taken'`,
    )
    const expected = stored.flatMap(number => [`one-${number}`, `other-${number}`])
    expect(rows.map(({ id }) => id).sort()).toEqual(expected.sort())
  })
})
