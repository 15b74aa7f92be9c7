import { Client } from 'pg'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { SharedCounts } from '../../../comments-api/storage/database.ts'
import { type DatabaseAddress, openDatabase } from '../../../comments-api/storage/open.ts'
import { newDatabase } from '../engines.ts'

// With SQLite, a single process counts in memory.

const window = 60_000
const end = Date.UTC(2026, 10, 23, 12)

it('removing expired request counts does not wait for an instance that counts the same keys', async () => {
  const address = await newDatabase()
  const [one, other] = [await openCounts(address), await openCounts(address)]
  const raiseAll = (counts: SharedCounts, keys: readonly string[], ago: number) =>
    Promise.all(keys.map(key => counts.raise({ key, window, now: end - ago })))
  await raiseAll(one, ['b'], 70_000)
  await raiseAll(one, ['a'], 70_000)
  await raiseAll(other, ['c'], 65_000)
  const reader = await connect(address)

  await reader.query("begin; select 1 from request_counts where key = 'a' for update")
  const counting = raiseAll(other, ['c', 'a', 'b'], 20_000)
  await vi.waitUntil(async () => (await countWaiting(reader)) > 0)
  const [counted] = await raiseAll(one, ['d'], 0)
  await reader.query('commit')

  expect(counted).toEqual({ current: 1, ttl: window })
  expect((await counting).map(({ current }) => current)).toEqual([2, 2, 1])
})

async function openCounts(address: DatabaseAddress): Promise<SharedCounts> {
  const database = await openDatabase(address)
  onTestFinished(() => database.close())
  if (database.sharedCounts === null) throw new Error('this database shares no counts')
  return database.sharedCounts
}

async function connect(address: DatabaseAddress): Promise<Client> {
  const client = new Client({ connectionString: 'url' in address ? address.url : '' })
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

/** Sessions that wait for a lock, in its database only: other tests have their own. */
async function countWaiting(client: Client): Promise<number> {
  const { rows } = await client.query(`
    select 1
    from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`)
  return rows.length
}
