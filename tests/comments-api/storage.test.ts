import { mkdirSync, readdirSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { StorageUnavailable, UniqueViolation } from '../../comments-api/storage/database.ts'
import { openDatabase } from '../../comments-api/storage/open.ts'
import { insert, sql } from '../../comments-api/storage/sql.ts'
import { DatabaseSync } from '../../comments-api/storage/sqlite/engine.ts'
import { codeOf, idOf, makeFolder, startService } from './service.ts'

async function open(file?: string) {
  const path = file ?? join(await makeFolder(), 'data', 'comments.db')
  const database = await openDatabase({ engine: 'sqlite', file: path }, { busyTimeout: 20 })
  onTestFinished(() => database.close())
  return { database, file: path }
}

const thread = (id: string) => insert('threads', { id, version: 0, count: 0 })
/** As it was before there were epochs. */
function makeVersionOne(file: string): void {
  const database = new DatabaseSync(file)
  database.exec('drop table epochs; delete from migrations where version > 1')
  database.close()
}

/** Its pages become noise under the running service. */
function spoil(file: string): void {
  const other = new DatabaseSync(file)
  other.exec('pragma wal_checkpoint(truncate)')
  other.close()
  writeFileSync(file, Buffer.alloc(statSync(file).size, 'x'))
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

    await expect(open(file)).rejects.toThrow(/schema version 99, this program knows version 2/)
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

    expect(await all[0]?.database.all(sql`select version from migrations`)).toEqual([
      { version: 1 },
      { version: 2 },
    ])
  })

  it('of an older version is copied, as private as it is, before it is migrated', async () => {
    const { database, file } = await open()
    await database.batch([thread('kept')])
    await database.close()
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

describe('a service whose database is held by another process', () => {
  it('refuses to write, goes on reading, says so, and recovers by itself', async () => {
    const service = await startService({ config: { moderation: 'none' }, busyTimeout: 20 })
    await service.submit('rome', { body: 'Before.' })
    const other = new DatabaseSync(service.config.database.file)
    other.exec('begin immediate')

    const refused = await service.submit('rome', { body: 'Meanwhile.' })
    const form = await service.submitForm('rome', { name: 'Ada', body: 'My words' })
    const ready = await service.ask('/readyz')
    const alive = await service.ask('/healthz')
    const thread = await service.read('rome')
    other.exec('rollback')
    other.close()
    service.clock.advance(1_000)
    const later = await service.submit('rome', { body: 'Meanwhile.' })

    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('2')
    expect(await codeOf(refused)).toBe('service-busy')
    expect(form.status).toBe(503)
    expect(await form.text()).toContain('My words')
    expect([ready.status, alive.status, thread.count]).toEqual([503, 200, 1])
    expect([later.status, (await service.ask('/readyz')).status]).toEqual([201, 200])
  })
})

describe('a service whose database file is taken away', () => {
  it('refuses to write, and says so', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    await service.submit('rome', { body: 'Before.' })
    unlinkSync(service.config.database.file)

    const refused = await service.submit('rome', { body: 'Meanwhile.' })
    const ready = await service.ask('/readyz')

    expect([refused.status, await codeOf(refused)]).toEqual([503, 'service-busy'])
    expect(ready.status).toBe(503)
    expect(service.lines.join()).toMatch(
      /comments\.db was deleted or replaced while the service runs/,
    )
  })

  it('refuses to write into another that was put in its place', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const { file } = service.config.database
    renameSync(file, `${file}.away`)
    writeFileSync(file, '')

    const refused = await service.submit('rome')
    renameSync(`${file}.away`, file)
    const later = await service.submit('rome')

    expect([refused.status, later.status]).toEqual([503, 201])
  })
})

describe('a service whose database cannot be read', () => {
  it('says that it is busy, and not that it made a mistake', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    await service.submit('rome')
    spoil(service.config.database.file)
    service.clock.advance(1_000)

    const read = await service.ask('/api/threads/rome/comments')

    expect([read.status, await codeOf(read)]).toEqual([503, 'service-busy'])
  })
})

describe('a service that starts again', () => {
  it('has everything, under the same versions', async () => {
    const first = await startService({ config: { moderation: 'none' } })
    const id = await idOf(await first.submit('rome'))
    await first.app.close()

    const second = await startService({ folder: first.folder })

    expect(await second.read('rome')).toMatchObject({ version: 1, comments: [{ id }] })
  })
})
