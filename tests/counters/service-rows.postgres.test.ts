import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { writeBody } from '../../bench/service/corpus/write-comments.ts'
import { readNewer } from '../../comments-api/comments/reading/read-newer.ts'
import { ThreadId } from '../../comments-api/contract/ids.ts'
import { minute } from '../../comments-api/durations.ts'
import { countRecent, usualLimits } from '../../comments-api/spam/limits.ts'
import type { Database } from '../../comments-api/storage/database.ts'
import { instant } from '../../comments-api/storage/instant.ts'
import { openDatabase } from '../../comments-api/storage/open.ts'
import { sql } from '../../comments-api/storage/sql.ts'
import { archivedComment, header, takeIn } from '../comments-api/archives.ts'
import { newDatabase } from '../comments-api/engines.ts'
import { type Service, startService } from '../comments-api/service.ts'

// SQLite plans without statistics: its plans are tested themselves, see service-growth.sqlite.test.ts.

// The server of the tests has no autovacuum: its statistics are as stale as they become on any server while many write.

it('reads no more rows per comment after hundreds of earlier ones, without fresh statistics', async () => {
  const few = await rowsReadFor(100)
  const many = await rowsReadFor(500)

  // The more mails wait, the more are looked at: a few, and more of them as the machine is busy. Something that goes
  // through all that came would read 200 more.
  expect(many - few).toBeLessThan(40)
})

it('stops scanning a table that was empty when PostgreSQL last analyzed it', async () => {
  const address = await newDatabase()
  await using server = await connect(address)
  await server.query('vacuum analyze used_links')
  const before = await server.countRows()
  const database = await openDatabase(address)

  for (let asked = 0; asked < 800; asked += 1) {
    const tokens = ['a', 'b', 'c', 'd', 'e'].map(letter => sql`(${`${letter}${asked}`}, 'now')`)
    await database.batch([sql`insert into used_links values ${sql.join(tokens)}`])
    await database.all(sql`select used_at from used_links where token_hash = ${`a${asked}`}`)
  }

  await database.close()
  await expect.poll(() => server.countRows('used_links')).toBeGreaterThanOrEqual(800)
  // Scans of the whole table would come to 1,600,000.
  expect((await server.countRows()) - before).toBeLessThan(200_000)
})

it.each(['before they came', 'while they came'])(
  'counts recent comments of one network without reading thousands of others, analyzed %s',
  async counted => {
    const service = await startService({ config: { database: await newDatabase() } })
    await takeIn(service, [header, { ...archivedComment, thread: 'oslo' }])
    await using server = await connect(service.config.database)
    const countAll = async (moment: string) => {
      if (moment === counted) await server.query('vacuum analyze')
    }

    await server.query(write({ from: 1, to: 2_000 }, '2025-01-01T00:00:00.000Z'))
    await countAll('before they came')
    const lately = instant(service.clock.now() - minute)
    await server.query(write({ from: 2_001, to: 4_000 }, lately))
    await countAll('while they came')
    await server.query(write({ from: 4_001, to: 7_000 }, lately))

    // Not of threads, which were read for each comment that was written here, and are reported some time later.
    const countRead = () => server.countRows('comments')
    const before = await countRead()
    const database = await openDatabase(service.config.database)
    for (let asked = 0; asked < 100; asked += 1) await countFrom(database, service.clock.now())
    await database.close()

    // The connection reports what it read when it ends, perhaps a moment after this end of it.
    await expect.poll(countRead).toBeGreaterThanOrEqual(before + 100)
    // An index on the time alone would read thousands for each.
    expect((await countRead()) - before).toBeLessThan(1_000)
  },
)

it('reuses one generic plan for reads of newer comments', async () => {
  const service = await startService({ config: { database: await newDatabase() } })
  await takeIn(service, [header, { ...archivedComment, thread: 'oslo' }])
  await using server = await connect(service.config.database)
  await server.query(write({ from: 1, to: 2_000 }, '2025-01-01T00:00:00.000Z'))
  await server.query('vacuum analyze')
  const database = await openDatabase(service.config.database)

  for (let read = 0; read < 100; read += 1) await readNewer(database, 'oslo', 1_000)

  const [plans] = await database.all<{ readonly custom: number; readonly generic: number }>(sql`
    select custom_plans as custom, generic_plans as generic
    from pg_prepared_statements
    where statement like ${'%parent_status%'}`)
  await database.close()
  // PostgreSQL plans the first five uses with their values, each time that a statement is prepared.
  expect(plans?.custom).toBe(5)
  expect(plans?.generic).toBeGreaterThan(20)
})

/** Copies of the existing comment, each from a network of its own. */
function write({ from, to }: { from: number; to: number }, createdAt: string): string {
  return `
    insert into comments
    select (jsonb_populate_record(comments, jsonb_build_object(
      'id', 'written' || number, 'network', md5(number::text), 'created_at', '${createdAt}'))).*
    from comments, generate_series(${from}, ${to}) as number
    where id = '${archivedComment.id}'`
}

async function countFrom(database: Database, now: number): Promise<void> {
  const circumstances = { network: createHash('md5').update('5432').digest('hex') }
  const thread = { id: ThreadId.parse('oslo') }
  const counts = await countRecent(database, { thread, circumstances, limits: usualLimits, now })
  expect(counts.network).toBe(1)
}

/** Of the database, for each of so many responses. */
async function rowsReadFor(responses: number): Promise<number> {
  const database = await newDatabase()
  await takeIn({ config: { database } }, [header, ...Array.from({ length: 200 }, oldComment)])
  await using server = await connect(database)
  await server.query('vacuum analyze comments, threads')
  await server.untilAlone()
  const before = await server.countRows()
  const service = await startService({
    config: { moderation: 'none', trustProxy: ['127.0.0.1'], database },
  })
  for (let sent = 0; sent < responses; sent += together) await sendTogether(service, sent)
  await service.settle()
  await service.app.close()
  await server.untilAlone()
  return ((await server.countRows()) - before) / responses
}

function oldComment(_: unknown, number: number) {
  return { ...archivedComment, id: `archived${number}`, body: writeBody(number) }
}

const together = 20

/** Of as many people, each from a network of their own. */
async function sendTogether(service: Service, from: number): Promise<void> {
  service.clock.advance(1_000)
  const numbers = Array.from({ length: together }, (_, place) => 10_000 + from + place)
  const answers = await Promise.all(
    numbers.map(number =>
      service.post(
        '/api/threads/oslo/comments',
        { author: { name: `Reader ${number}` }, body: bodyOf(number) },
        { 'x-forwarded-for': `10.${number >> 8}.${number & 255}.1` },
      ),
    ),
  )
  expect(answers.every(({ ok }) => ok)).toBe(true)
}

/** Words of their own but for the last, which ten of them share: so they are compared. */
function bodyOf(number: number): string {
  const phrase = writeBody(1_000_000 + Math.floor(number / 10)).slice(0, 70)
  return `${writeBody(number)}\n\n${phrase}`
}

async function connect(address: Service['config']['database']) {
  const client = new Client({ connectionString: address.engine === 'postgres' ? address.url : '' })
  await client.connect()
  return {
    query: (text: string) => client.query(text),
    /** Of all tables, or of one. */
    countRows: async (table = '%') => {
      const { rows } = await client.query<{ readonly read: string }>(askWhatWasRead, [table])
      return Number(rows[0]?.read)
    },
    /** Until all other connections have ended: only then has each reported what it read. */
    untilAlone: () =>
      expect.poll(async () => (await client.query(askWhoElseIsThere)).rows).toEqual([]),
    [Symbol.asyncDispose]: () => client.end(),
  }
}

const askWhatWasRead = `
  select
    (select sum(seq_tup_read) from pg_stat_user_tables where relname like $1)
      + (select sum(idx_tup_read) from pg_stat_user_indexes where relname like $1) as read`

const askWhoElseIsThere = `
  select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
