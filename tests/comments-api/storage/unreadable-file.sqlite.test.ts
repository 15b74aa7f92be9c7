import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { StorageUnavailable } from '../../../comments-api/storage/database.ts'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { insert, sql } from '../../../comments-api/storage/sql.ts'
import { DatabaseSync } from '../../../comments-api/storage/sqlite/engine.ts'
import { openReader } from '../../../comments-api/storage/sqlite/reader.ts'
import {
  newThreads,
  startWritingThread,
  type WritingThreads,
} from '../../../comments-api/storage/sqlite/writing-threads.ts'
import { makeFolder } from '../service.ts'

const longText = 'x'.repeat(300)
const all = { sql: 'select text from words order by text', parameters: [] }

/** All of it in the file, on many pages. */
async function makeWords() {
  const file = join(await makeFolder(), 'words.db')
  const database = new DatabaseSync(file)
  database.exec('pragma journal_mode = wal; create table words (text text)')
  database.exec(`
    with recursive numbers(number) as (select 1 union all select number + 1 from numbers where number < 400)
    insert into words select number || '${longText}' from numbers;
    pragma wal_checkpoint(truncate);
  `)
  onTestFinished(() => database.close())
  const reader = openReader(file)
  onTestFinished(() => reader.close())
  return { file, reader }
}

function emptyLog(file: string): void {
  const database = new DatabaseSync(file)
  database.exec('pragma wal_checkpoint(truncate)')
  database.close()
}

type Damage = readonly [string, (file: string) => void]

/** What happens to a file; each leaves it where it is. */
const fatal: readonly Damage[] = [
  ['overwritten', file => writeFileSync(file, Buffer.alloc(statSync(file).size, 'x'))],
  ['filled with zeros', file => writeFileSync(file, Buffer.alloc(statSync(file).size))],
  ['cut within its first page', file => truncateSync(file, 100)],
  ['emptied', file => truncateSync(file, 0)],
]
const partial: Damage = ['cut in the middle', file => truncateSync(file, statSync(file).size >> 1)]

describe('a reader whose database file is damaged', () => {
  it.each([...fatal, partial])(
    'throws StorageUnavailable for a file %s, and reads on once it is restored',
    async (_, damage) => {
      const { file, reader } = await makeWords()
      const whole = readFileSync(file)
      reader.all({ sql: 'select text from words limit 1', parameters: [] })
      damage(file)

      expect(() => reader.all(all)).toThrow(StorageUnavailable)
      // The end of a turn calls it, and what it threw would be an uncaught error.
      expect(() => reader.refresh()).not.toThrow()

      writeFileSync(file, whole)
      expect(reader.all(all)).toHaveLength(400)
    },
  )
})

describe('a writer whose database file is damaged', () => {
  it.each(fatal)(
    'throws StorageUnavailable for a file %s, and writes on once it is restored',
    async (_, damage) => {
      const file = join(await makeFolder(), 'data', 'comments.db')
      const database = await openDatabase({ engine: 'sqlite', file }, {})
      onTestFinished(() => database.close())
      const write = (id: string) =>
        database.batch([insert('threads', { id, version: 0, count: 0 })])
      await write('a')
      emptyLog(file)
      const whole = readFileSync(file)
      damage(file)

      await expect(write('b')).rejects.toThrow(StorageUnavailable)
      writeFileSync(file, whole)
      await write('c')

      expect(await database.all(sql`select id from threads order by id`)).toEqual([
        { id: 'a' },
        { id: 'c' },
      ])
    },
  )
})

describe('a database whose writing thread cannot be replaced', () => {
  it('rejects writes until a thread can be started', async () => {
    const started = [startWritingThread()]
    // As Node says it where a process has all the threads that it may have.
    const exhausted = () => {
      throw new Error('Worker initialization failure: EAGAIN')
    }
    const threads: WritingThreads = { ...newThreads, take: () => started.pop() ?? exhausted() }
    const file = join(await makeFolder(), 'data', 'comments.db')
    const [first] = started
    const database = await openDatabase({ engine: 'sqlite', file }, { threads })
    onTestFinished(() => database.close())
    first?.emit('error', new Error('stopped'))
    const write = () => database.batch([insert('threads', { id: 'a', version: 0, count: 0 })])

    await expect(write()).rejects.toThrow(StorageUnavailable)
    started.push(startWritingThread())
    await write()

    expect(await database.all(sql`select id from threads`)).toEqual([{ id: 'a' }])
    await first?.terminate()
  })
})
