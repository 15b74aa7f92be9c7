import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DatabaseSync } from '../../../comments-api/storage/sqlite/engine.ts'
import { write } from '../author.ts'
import { carryOutHere } from '../command.ts'
import { dump } from '../dump.ts'
import { signInModerator } from '../moderator.ts'
import { mailTo } from '../post-office.ts'
import { idOf, startService } from '../service.ts'

const reference = readFileSync('docs/reference/privacy.md', 'utf8')
const [, personal = '', impersonal = ''] = reference.split(/^## About .+$/m)
const personalColumns = [...personal.matchAll(/^\| ([^|]+)/gm)].flatMap(([, cell = '']) =>
  [...cell.matchAll(/`([a-z_]+\.[a-z_]+)`/g)].map(([, name]) => name ?? ''),
)

function fileIn(folder: string): string {
  return join(folder, 'data', 'comments.db')
}

/** Of every table, as its migrations made it. */
function listColumns(file: string): string[] {
  const database = new DatabaseSync(file, { readOnly: true })
  const rows = database
    .prepare(
      `select tables.name || '.' || columns.name as name
      from sqlite_schema as tables, pragma_table_info(tables.name) as columns
      where tables.type = 'table'`,
    )
    .all()
  database.close()
  return rows.map(row => String(row['name']))
}

describe('the reference of stored data', () => {
  it('names every column of the schema, either as personal or as impersonal', async () => {
    const { folder } = await startService()
    const columns = listColumns(fileIn(folder))
    const rows = [...impersonal.matchAll(/^\| ((?:`\w+`(?:, )?)+) +\| (.+?) *\|$/gm)]
    const impersonalColumns = rows.flatMap(([, tables = '', names = '']) =>
      words(tables).flatMap(table => words(names).map(name => `${table}.${name}`)),
    )

    const unnamed = columns.filter(
      column => !personalColumns.includes(column) && !impersonalColumns.includes(column),
    )

    expect(unnamed).toEqual([])
    expect(personalColumns.filter(column => !columns.includes(column))).toEqual([])
    expect(personalColumns.filter(column => impersonalColumns.includes(column))).toEqual([])
  })
})

function words(cell: string): string[] {
  return [...cell.matchAll(/`(\w+)`/g)].map(([, word]) => word ?? '')
}

/** Not pages of other sites, and not data of moderators, who are no readers; and blocks outlast the erasure. */
const theirs = personalColumns
  .filter(column => !/^(?:mention|blocks\.|moderators\.|sessions\.|passkeys\.)/.test(column))
  .sort()

/** Stores what no form accepts or only a long history leads to: hashes that contain a word, rows of sent mails. */
function plant(file: string, comment: string): void {
  const database = new DatabaseSync(file, { timeout: 5_000 })
  const now = '2026-11-23T12:00:00.000Z'
  database.exec(`
    update comments
    set network = 'canary', edit_hash = 'canary', reasons = '["blocked-words: canary"]',
      latest_wanted = 1, latest_title = 'canary', latest_url = 'canary'
    where id = '${comment}';
    update submissions set digest = 'canary' where comment = '${comment}';
    insert into shingles (shingle, comment) values ('canary', '${comment}');
    insert into sketches values ('${comment}', ${"'canary', ".repeat(8)} '${now}');
    insert into subscriptions (id, email, address_key, thread, created_at)
    values ('s', 'canary@example.org', 'canary', 'rome', '${now}');
    insert into owed_replies (subscription, comment, created_at) values ('s', 'c', '${now}');
    insert into mailed_links (comment, address_key, network, mailed_at)
    values ('${comment}', 'canary', 'canary', '${now}');
    insert into latest_posts (author_url, feed, title, url, looked_at)
    values ('https://canary.example/', 'canary', 'canary', 'canary', '${now}');
    insert into caught_mails (id, mail, created_at) values ('m', 'canary', '${now}');
    insert into jobs (id, kind, payload, state, run_at, set_at, attempts, last_error, created_at, finished_at)
    values ('j', 'mail', '{}', 'dead', '${now}', '${now}', 1, '550 <Canary@example.org>: no such user', '${now}', '${now}');
    update events set last_error = 'canary@example.org is no more'`)
  database.close()
}

/** The columns that contain the word. */
function findCanaries(file: string): string[] {
  const columns = listColumns(file)
  const database = new DatabaseSync(file, { readOnly: true })
  const found = columns.filter(column => {
    const [table = '', name = ''] = column.split('.')
    return database
      .prepare(`select ${name} as value from ${table}`)
      .all()
      .some(row => String(row['value']).toLowerCase().includes('canary'))
  })
  database.close()
  return found.sort()
}

/**
 * One file, in which nothing is to be found: what PostgreSQL does with deleted rows
 * is its own affair. What `strings` would find, in the log beside the database too.
 */
function grepFolder(folder: string): string[] {
  return readdirSync(folder).filter(name =>
    /canary/i.test(readFileSync(join(folder, name), 'latin1')),
  )
}

/** Deletes words as versions did that left them in the file. */
function deleteCarelessly(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5_000 })
  database.exec(`
    pragma secure_delete = off;
    create table former (words text);
    insert into former values ('canary');
    delete from former`)
  database.close()
}

const open = { config: { moderation: 'none', latestPost: true } } as const
const ada = {
  name: 'Ada canary',
  email: 'Canary@example.org',
  url: 'https://canary.example/',
  body: 'I am *canary*.',
}

async function startWithAda() {
  const service = await startService(open)
  const file = fileIn(service.folder)
  const id = await idOf(await service.submit('rome', ada))
  // Jobs that follow from the comment would otherwise use the planted values.
  await service.app.delivery.idle()
  plant(file, id)
  return { service, file, id }
}

describe('an erased person', () => {
  it('is in no column listed as impersonal, and leaves no data if their comments are erased too', async () => {
    const { service, file, id } = await startWithAda()
    service.clock.advance(1)
    const answer = await idOf(await service.submit('rome', { parent: id }))
    expect(findCanaries(file)).toEqual(theirs)

    const { printed, said, code } = await carryOutHere(service.folder, [
      'erase',
      '--with-words',
      'canary@example.org',
    ])

    service.clock.advance(1_000)
    const { comments, count } = await service.read('rome')
    expect([printed, said, code]).toEqual(['erased 1 comment’s author\n', '', 0])
    expect(grepFolder(dirname(file))).toEqual([])
    expect((await dump(service))['owed_replies']).toEqual([])
    expect([count, comments.length]).toEqual([1, 2])
    expect(comments).toMatchObject([
      { id: answer, parent: id, status: 'approved' },
      { id, status: 'deleted', html: '' },
    ])
  })

  it('leaves nothing in the database files if all their comments were deleted before', async () => {
    const service = await startService(open)
    const author = await write(service, ada)
    const other = await write(service, { ...ada, body: 'Another canary.' })
    await author.erase()
    const { decide } = await signInModerator(service)
    await decide(other.id, 'deleted')
    deleteCarelessly(fileIn(service.folder))

    const { code } = await carryOutHere(service.folder, ['erase', 'canary@example.org'])

    expect([code, grepFolder(dirname(fileIn(service.folder)))]).toEqual([0, []])
  })
})

describe('a comment deleted by its author', () => {
  it('leaves nothing in the database files once the write-ahead log was truncated', async () => {
    const quiet = mailTo('smtp://127.0.0.1:9', { AFTERWORD_MODERATOR_MAIL: 'none' })
    const service = await startService({ config: { ...open.config, ...quiet }, logLives: 0 })
    // Words on several pages of the file, which the next comment does not all use again.
    const author = await write(service, { body: `${ada.body}\n\n`.repeat(150) })
    await service.settle()
    const folder = dirname(fileIn(service.folder))
    const before = grepFolder(folder)
    await author.erase()
    await service.settle()

    // The next write truncates the log.
    await service.submit('rome', { body: 'Other words.' })

    expect(before).not.toEqual([])
    expect(grepFolder(folder)).toEqual([])
  })
})

describe('expired data', () => {
  it('is deleted after 31 days, and so is the text of deleted comments', async () => {
    const { service, file, id } = await startWithAda()
    const moderator = await signInModerator(service)
    await moderator.decide(id, 'deleted')
    await service.app.delivery.idle()
    const before = findCanaries(file)

    service.clock.advance(31 * 24 * 60 * 60_000)
    service.app.delivery.wake()
    await service.app.delivery.idle()

    const lasting = ['jobs.last_error', 'subscriptions.address_key', 'subscriptions.email']
    expect(before).toEqual(theirs)
    expect(findCanaries(file)).toEqual(lasting)
    expect((await service.read('rome')).comments).toEqual([])
  })
})
