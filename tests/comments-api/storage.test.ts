import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { StorageUnavailable, UniqueViolation } from '../../comments-api/storage/database.ts'
import { migrations } from '../../comments-api/storage/migrations/all.ts'
import { openDatabase } from '../../comments-api/storage/open.ts'
import { insert, sql } from '../../comments-api/storage/sql.ts'
import { DatabaseSync } from '../../comments-api/storage/sqlite/engine.ts'
import { migrate } from '../../comments-api/storage/sqlite/migrate.ts'
import { makeFolder } from './service.ts'

async function open(file?: string) {
  const path = file ?? join(await makeFolder(), 'data', 'comments.db')
  const database = await openDatabase({ engine: 'sqlite', file: path }, { busyTimeout: 20 })
  onTestFinished(() => database.close())
  return { database, file: path }
}

const thread = (id: string) => insert('threads', { id, version: 0, count: 0 })
/** As the first release left it, with one thread. */
function makeVersionOne(file: string): void {
  mkdirSync(dirname(file))
  const database = new DatabaseSync(file)
  migrate(database, file, migrations.slice(0, 1))
  database.exec("insert into threads values ('kept', 0, 0)")
  database.close()
}

const threads = sql<{ readonly id: string }>`select id from threads order by id`

describe('the database', () => {
  it('answers the rows of each statement of a batch', async () => {
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

  it('commits what waits together, and a batch that fails undoes none of its neighbours', async () => {
    const { database } = await open()
    const batches = Array.from({ length: 300 }, (_, number) =>
      number % 3 === 0 ? [thread('same'), thread('same')] : [thread(`thread-${number}`)],
    )

    const outcomes = await Promise.allSettled(batches.map(batch => database.batch(batch)))

    const failed = outcomes.filter(outcome => outcome.status === 'rejected')
    expect(failed).toHaveLength(100)
    expect(await database.all(threads)).toHaveLength(200)
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

  it('refuses what is more than can wait, and stores the rest', async () => {
    const { database } = await open()

    const outcomes = await Promise.allSettled(
      Array.from({ length: 6_000 }, (_, number) => database.batch([thread(`t${number}`)])),
    )

    const refused = outcomes.filter(outcome => outcome.status === 'rejected')
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.every(({ reason }) => reason instanceof StorageUnavailable)).toBe(true)
    expect(await database.all(threads)).toHaveLength(6_000 - refused.length)
  })

  it('writes what waits before it closes, and nothing after', async () => {
    const { database, file } = await open()

    const writes = Array.from({ length: 20 }, (_, number) => database.batch([thread(`t${number}`)]))
    await database.close()

    await Promise.all(writes)
    await expect(database.batch([thread('late')])).rejects.toThrow(StorageUnavailable)
    const { database: again } = await open(file)
    expect(await again.all(threads)).toHaveLength(20)
  })

  it('is a file that nobody else on the machine reads', async () => {
    const { database, file } = await open()
    await database.batch([thread('a')])

    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600)
  })

  it('is not opened by a program that is older than its schema, which names both versions', async () => {
    const { file } = await open()
    const newer = new DatabaseSync(file)
    newer.exec("insert into migrations values (99, 'from the future', 'x', 'x')")
    newer.close()

    const known = `this program knows version ${migrations.at(-1)?.version}`
    await expect(open(file)).rejects.toThrow(`schema version 99, ${known}`)
  })

  it('is not opened when a migration is not the one that made it', async () => {
    const { file } = await open()
    const changed = new DatabaseSync(file)
    changed.exec("update migrations set checksum = 'other' where version = 1")
    changed.close()

    await expect(open(file)).rejects.toThrow(/is not the one that made this database/)
  })

  it('opens for several at once, and migrates once', async () => {
    const { file } = await open()

    const all = await Promise.all([open(file), open(file), open(file)])

    const applied = await all[0]?.database.all(sql`select version from migrations`)
    expect(applied).toEqual(migrations.map(({ version }) => ({ version })))
  })

  it('of an older version is copied, as private as it is, before it is migrated', async () => {
    const file = join(await makeFolder(), 'data', 'comments.db')
    makeVersionOne(file)

    const { database: migrated } = await open(file)

    const [copy = '', more] = readdirSync(dirname(file)).filter(name => name.includes('version-1'))
    const backup = new DatabaseSync(join(dirname(file), copy), { readOnly: true })
    onTestFinished(() => backup.close())
    const versions = backup.prepare('select version from migrations').all()
    expect([versions.length, more]).toEqual([1, undefined])
    expect(backup.prepare('select id from threads').get()).toEqual({ id: 'kept' })
    expect(statSync(join(dirname(file), copy)).mode & 0o777).toBe(0o600)
    expect(await migrated.all(sql`select epoch from epochs`)).toHaveLength(1)
  })

  it('says which file it cannot write', async () => {
    const folder = await makeFolder()
    mkdirSync(join(folder, 'comments.db'))

    await expect(open(join(folder, 'comments.db'))).rejects.toThrow(
      /comments\.db cannot be written/,
    )
  })
})
