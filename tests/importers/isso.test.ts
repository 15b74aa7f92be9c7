import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../importers/sqlite/open-database.ts'
import { importInto, makeContent, makeFolder, post } from './moving-in.ts'

type IssoComment = {
  readonly id: number
  readonly text: string
  readonly thread?: number
  readonly parent?: number
  readonly mode?: number | null
  readonly author?: string | null
  readonly created?: number
}

/** A database as Isso 0.13 makes it, with these comments. */
function issoFile(given: readonly IssoComment[], more = '', encoding = 'UTF-8'): string {
  const path = `${makeFolder({})}/comments.db`
  const database = new DatabaseSync(path)
  database.exec(`
    pragma encoding = '${encoding}';
    create table threads (id integer primary key, uri varchar(256) unique, title varchar(256));
    create table comments (tid references threads(id), id integer primary key, parent integer,
      created float not null, modified float, mode integer, remote_addr varchar, text varchar,
      author varchar, email varchar, website varchar, likes integer default 0,
      dislikes integer default 0, voters blob not null, notification integer not null default 0);
    pragma foreign_keys = off;
    insert into threads values (1, '/blog/rome.html', 'Rome'), (2, '/gone/', null);`)
  const insert = database.prepare(
    `insert into comments (tid, id, parent, created, mode, remote_addr, text, author, email, voters)
    values (?, ?, ?, ?, ?, '203.0.113.0', ?, ?, 'ada@mail.example', x'00')`,
  )
  for (const { id, thread = 1, parent = null, text, ...rest } of given) {
    const { mode = 1, author = 'Ada', created = 1_399_360_089.25 + id } = rest
    insert.run(BigInt(thread), id, parent, created, mode, text, author)
  }
  database.exec(more)
  database.close()
  return path
}

const rome = { 'posts/2014-05-05-rome.md': post('Rome', 'aliases:\n  - /blog/rome.html\n') }

const conversation = issoFile([
  { id: 1, text: 'First, *with* `marks`\nin lines' },
  { id: 2, text: 'To Ada', parent: 1, author: null },
  { id: 3, text: 'Not yet', mode: 2 },
  { id: 4, text: '', mode: 4, author: null },
  { id: 5, text: 'To nobody now', parent: 4 },
  { id: 6, text: 'Gone', mode: 4 },
  { id: 7, text: 'Strange', mode: 8 },
  { id: 8, text: 'Where no post is', thread: 2 },
  { id: 9, text: 'Of a thread that is not there', thread: 77 },
])

describe('comments imported from Isso', () => {
  it('are assigned to the post at their URL, with their parents', async () => {
    const { entries } = await importInto(makeContent(rome), ['isso', conversation])

    const inRome = entries().filter(({ thread }) => thread === 'rome')
    const first = inRome.find(({ body }) => body.startsWith('First'))
    const place = inRome.find(({ status }) => status === 'deleted')
    expect(first).toMatchObject({
      body: 'First, *with* `marks`\nin lines',
      createdAt: '2014-05-06T07:08:10.250Z',
      author: { name: 'Ada', email: 'ada@mail.example' },
    })
    expect(inRome.find(({ body }) => body === 'To Ada')).toMatchObject({ parent: first?.id })
    expect(inRome.find(({ body }) => body === 'To nobody now')).toMatchObject({ parent: place?.id })
    expect(place).toMatchObject({ body: '', author: { name: '', email: null } })
  })

  it('have names and URLs without the HTML escapes of Isso', async () => {
    const file = issoFile(
      [{ id: 1, text: 'Hello', author: 'Ash &amp; Elm &lt;3 &amp;lt;' }],
      `update comments set website = 'https://ash.example/?a=1&amp;b=2'`,
    )

    const { entries } = await importInto(makeContent(rome), ['isso', file])

    expect(entries()).toMatchObject([
      { author: { name: 'Ash & Elm <3 &lt;', url: 'https://ash.example/?a=1&b=2' } },
    ])
  })

  it('are pending if they were pending or have an unknown mode', async () => {
    const { entries } = await importInto(makeContent(rome), ['isso', conversation])

    const waiting = entries().filter(({ status }) => status === 'pending')
    expect(waiting.map(({ body }) => body).sort()).toEqual(['Not yet', 'Strange'])
  })

  it.each(['UTF-8', 'UTF-16le'])(
    'keep the text after a NUL character, in a %s database',
    async encoding => {
      const file = issoFile([{ id: 1, text: 'Before\0after, in 日本' }], '', encoding)

      const { entries } = await importInto(makeContent(rome), ['isso', file])

      expect(entries().map(({ body }) => body)).toEqual(['Before\uFFFDafter, in 日本'])
    },
  )

  it('are cut after a million characters', () => {
    const file = issoFile([{ id: 1, text: 'a'.repeat(1_000_001) }])

    using database = openDatabase(file)

    const [read] = [...database.readTable('comments', ['text'])]
    expect(read?.['text']).toHaveLength(1_000_000)
  })

  it('are all counted, also by a dry run, and contain no IP address', async () => {
    const dry = await importInto(makeContent(rome), ['isso', conversation, '--dry-run'])
    const { report, archive } = await importInto(makeContent(rome), ['isso', conversation])

    expect(report).toMatchObject({ read: 9, imported: 8, skipped: { deleted: 1 } })
    expect(dry.report).toMatchObject({ read: 9, imported: 8, skipped: { deleted: 1 } })
    expect(report.threads.map(({ thread }) => thread).sort()).toEqual([
      'rome',
      'unmatched-gone',
      'unmatched-isso-thread-77',
    ])
    expect(readFileSync(archive, 'utf8')).not.toContain('203.0.113')
  })

  it('have HTML converted to Markdown, and lose scripts', async () => {
    const file = issoFile([
      { id: 1, text: '<p>Once of <b>Disqus</b></p><script>alert(1)</script>' },
      { id: 2, text: 'In code: `<b>` stays' },
    ])

    const { entries } = await importInto(makeContent(rome), ['isso', file])

    expect(entries().map(({ body }) => body)).toEqual([
      'Once of **Disqus**',
      'In code: `<b>` stays',
    ])
  })

  it('have other ids than those of another database with the same numbers', async () => {
    const one = await importInto(makeContent(rome), ['isso', issoFile([{ id: 1, text: 'One' }])])
    const other = issoFile([{ id: 1, text: 'Other', created: 1_500_000_000 }])

    const two = await importInto(makeContent(rome), ['isso', other])

    expect(two.entries()[0]?.id).not.toBe(one.entries()[0]?.id)
  })
})

describe('an invalid Isso database', () => {
  it('is imported without circular parents, missing parents and invalid dates', async () => {
    const file = issoFile([
      { id: 1, text: 'Round', parent: 2 },
      { id: 2, text: 'and round', parent: 1 },
      { id: 3, text: 'Orphan', parent: 99 },
      { id: 4, text: 'Late', created: 1e300 },
    ])

    const { report, entries } = await importInto(makeContent(rome), ['isso', file])

    expect(report).toMatchObject({ read: 4, imported: 4 })
    expect(entries().map(({ parent }) => parent)).toEqual([null, null, null, null])
    expect(entries()[0]).toMatchObject({ body: 'Late', createdAt: '1970-01-01T00:00:00.000Z' })
  })

  it.each([
    [
      'is not a database',
      makeFolder({ 'a.db': 'not a database at all, but long enough' }),
      /SQLite/,
    ],
    ['is empty', makeFolder({ 'a.db': '' }), /not a database of Isso/],
  ])('is rejected with a message when it %s', async (_, folder, message) => {
    await expect(importInto(makeContent(), ['isso', `${folder}/a.db`])).rejects.toThrow(message)
  })

  it('is rejected when its comments are an endless view', async () => {
    const endless = `drop table comments; create view comments as
      with recursive n(i) as (select 1 union all select i + 1 from n) select i as id from n`

    const words = ['isso', issoFile([], endless)]

    await expect(importInto(makeContent(), words)).rejects.toThrow(/not a database of Isso/)
  })
})
