import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { describe, expect, it, onTestFinished } from 'vitest'
import { UniqueViolation } from '../../../comments-api/storage/database.ts'
import { migrations } from '../../../comments-api/storage/migrations/all.ts'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { insert, sql } from '../../../comments-api/storage/sql.ts'
import { DatabaseSync } from '../../../comments-api/storage/sqlite/engine.ts'
import { migrate } from '../../../comments-api/storage/sqlite/migrate.ts'
import {
  newThreads,
  startWritingThread,
  type WritingThreads,
} from '../../../comments-api/storage/sqlite/writing-threads.ts'
import { makeFolder } from '../service.ts'

// The mode of a file, a copy beside it, its place: PostgreSQL has none of them.

async function open(file?: string, threads: WritingThreads = newThreads) {
  const path = file ?? join(await makeFolder(), 'data', 'comments.db')
  const database = await openDatabase(
    { engine: 'sqlite', file: path },
    { busyTimeout: 20, threads },
  )
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

describe('the SQLite file', () => {
  it('is readable by its owner only, and so is its write-ahead log', async () => {
    const { database, file } = await open()
    await database.batch([thread('a')])

    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(statSync(`${file}-wal`).mode & 0o777).toBe(0o600)
  })

  it('can be opened several times at once, and has each migration recorded once', async () => {
    const { file } = await open()

    const all = await Promise.all([open(file), open(file), open(file)])

    const applied = await all[0]?.database.all(sql`select version from migrations`)
    expect(applied).toEqual(migrations.map(({ version }) => ({ version })))
  })

  it('of an older version is copied before it is migrated, and only its owner can read either', async () => {
    const file = join(await makeFolder(), 'data', 'comments.db')
    makeVersionOne(file)
    writeFileSync(`${file}.version-1.part`, 'of a start that was killed')

    const { database: migrated } = await open(file)

    const [copy = '', more] = readdirSync(dirname(file)).filter(name => name.includes('version-1'))
    const backup = new DatabaseSync(join(dirname(file), copy), { readOnly: true })
    onTestFinished(() => backup.close())
    const versions = backup.prepare('select version from migrations').all()
    expect([versions.length, more]).toEqual([1, undefined])
    expect(backup.prepare('select id from threads').get()).toEqual({ id: 'kept' })
    for (const path of [file, join(dirname(file), copy)])
      expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(await migrated.all(sql`select epoch from epochs`)).toHaveLength(1)
  })

  it('is named in the error when it cannot be written', async () => {
    const folder = await makeFolder()
    mkdirSync(join(folder, 'comments.db'))

    await expect(open(join(folder, 'comments.db'))).rejects.toThrow(
      /comments\.db is a folder; name a file in it: .*\/comments\.db\/comments\.db$/,
    )
    await expect(open('/proc/nothing/here/comments.db')).rejects.toThrow(/cannot be written/)
  })

  it('is refused and left unchanged when it is not a SQLite database', async () => {
    const file = join(await makeFolder(), 'notes.txt')
    writeFileSync(file, 'bread, butter', { mode: 0o644 })

    await expect(open(file)).rejects.toThrow(/notes\.txt is not a SQLite database/)
    expect(statSync(file).mode & 0o777).toBe(0o644)
    expect(readFileSync(file, 'utf8')).toBe('bread, butter')
  })
})

describe('a writing thread that fails', () => {
  it('does not stop the thread that replaced it', async () => {
    const started: Worker[] = []
    const take = () => {
      const thread = startWritingThread()
      started.push(thread)
      return thread
    }
    const { database } = await open(undefined, { ...newThreads, take })
    await database.batch([thread('a')])
    started[0]?.emit('error', new Error('stopped'))

    await database.batch([thread('b')])
    await started[0]?.terminate()
    await database.batch([thread('c')])

    expect(started).toHaveLength(2)
  })

  it('does not answer for the thread that replaced it', async () => {
    const first = startWritingThread()
    onTestFinished(async () => void (await first.terminate()))
    const answerLate = () => first.emit('message', { kind: 'stored', rows: [[[]]] })
    const threads = [first]
    const take = () => {
      const known = threads.pop()
      if (known === undefined) queueMicrotask(answerLate)
      return known ?? startWritingThread()
    }
    const { database } = await open(undefined, { ...newThreads, take })
    await database.batch([thread('a')])
    first.emit('error', new Error('stopped'))

    await expect(database.batch([thread('a')])).rejects.toThrow(UniqueViolation)
  })
})
