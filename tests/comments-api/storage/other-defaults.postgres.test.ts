import { describe, expect, it, onTestFinished } from 'vitest'
import { containsText } from '../../../comments-api/storage/like.ts'
import { migrations } from '../../../comments-api/storage/migrations/all.ts'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { insertWhere, sql } from '../../../comments-api/storage/sql.ts'
import { openAdministration } from '../../postgres/databases.ts'
import { emptyDatabase } from '../engines.ts'

// Defaults that an owner set for every session of a database. SQLite has none.

async function makeDatabaseWith(setting: string): Promise<string> {
  const url = await emptyDatabase()
  const administration = openAdministration(url)
  await administration.query(`alter database ${new URL(url).pathname.slice(1)} set ${setting}`)
  await administration.end()
  return url
}

async function openTwo(url: string) {
  const open = () => openDatabase({ engine: 'postgres', url })
  const both = await Promise.all([open(), open()])
  onTestFinished(() => Promise.all(both.map(database => database.close())).then(() => undefined))
  return both
}

describe.each([
  "default_transaction_isolation = 'repeatable read'",
  "default_transaction_isolation = 'serializable'",
])('two instances on a database with %s', setting => {
  it('migrate it once', async () => {
    const [one] = await openTwo(await makeDatabaseWith(setting))

    const applied = await one.all(sql`select version from migrations order by version`)

    expect(applied).toEqual(migrations.map(({ version }) => ({ version })))
  })

  it('store a row once when both insert it only if it does not exist', async () => {
    const [one, other] = await openTwo(await makeDatabaseWith(setting))
    const pairs = Array.from({ length: 40 }, (_, number) => number)
    const unlessThere = (number: number, id: string) =>
      insertWhere(
        'threads',
        { id, version: number, count: 0 },
        sql`not exists (select 1 from threads where version = ${number})`,
      )

    for (const number of pairs) {
      await Promise.all([
        one.batch([unlessThere(number, `one-${number}`)]),
        other.batch([unlessThere(number, `other-${number}`)]),
      ])
    }

    const stored = await one.all(sql`select version from threads order by version`)
    expect(stored).toEqual(pairs.map(version => ({ version })))
  })
})

it('a search for a percent sign works with standard_conforming_strings = off', async () => {
  const [one] = await openTwo(await makeDatabaseWith('standard_conforming_strings = off'))

  const found = await one.all(sql`
    select word
    from (select '100 %' as word union select '100') as words
    where ${containsText(sql.ref('word'), '%')}`)

  expect(found).toEqual([{ word: '100 %' }])
})

it.each([
  ['off', 'on'],
  ['local', 'local'],
])('a session on a database with synchronous_commit = %s uses %s', async (set, kept) => {
  const [one] = await openTwo(await makeDatabaseWith(`synchronous_commit = ${set}`))

  const [rows] = await one.batch([sql`select current_setting('synchronous_commit') as kept`])

  expect(rows).toEqual([{ kept }])
})
