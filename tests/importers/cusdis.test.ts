import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { importInto, makeContent, makeFile, makeFolder, post } from './moving-in.ts'

const rome = { 'posts/2022-01-01-rome.md': post('Rome', 'permalink: /blog/rome/\n') }

function comment(id: string, content: string, more: object = {}) {
  const by = { by_email: 'ada@mail.example', by_nickname: 'Ada', moderatorId: null }
  const shown = { approved: true, deletedAt: null, parentId: null }
  return {
    id,
    pageId: 'p1',
    content,
    created_at: '2022-03-04T05:06:07.89',
    ...by,
    ...shown,
    ...more,
  }
}

const tables = {
  pages: [
    { id: 'p1', slug: 'rome', url: 'https://old.example/elsewhere', projectId: 'x' },
    { id: 'p2', slug: '/blog/rome/', url: null, projectId: 'x' },
  ],
  comments: [
    comment('a', 'First, **bold** & <b>typed</b>'),
    comment('b', 'To you', { parentId: 'a', moderatorId: 'u1', by_nickname: 'Olive' }),
    comment('c', 'Not yet', { approved: false }),
    comment('d', 'Gone', { deletedAt: '2022-03-05T00:00:00' }),
    comment('e', 'By its path', { pageId: 'p2' }),
    comment('f', 'Of a page that is not there', { pageId: 'p9' }),
    { id: 'g' },
  ],
}

describe('comments imported from Cusdis', () => {
  it('are assigned to the post of their page, with their parents', async () => {
    const file = makeFile('cusdis.json', JSON.stringify(tables))

    const { report, entries } = await importInto(makeContent(rome), ['cusdis', file])

    const find = (body: string) => entries().find(one => one.body === body)
    const first = find('First, **bold** & <b>typed</b>')
    expect(report).toMatchObject({ read: 7, imported: 5, skipped: { deleted: 1, unreadable: 1 } })
    expect(first).toMatchObject({
      thread: 'rome',
      author: { name: 'Ada', isOwner: false },
      createdAt: '2022-03-04T05:06:07.890Z',
    })
    expect(find('To you')).toMatchObject({ parent: first?.id, author: { isOwner: true } })
    expect(find('Not yet')).toMatchObject({ status: 'pending' })
    expect(find('By its path')).toMatchObject({ thread: 'rome' })
    expect(find('Of a page that is not there')).toMatchObject({ thread: 'unmatched-p9' })
  })

  it('are only those of the site given with --site if the database has several', async () => {
    const page = (id: string, projectId: string) => ({ id, slug: 'rome', url: null, projectId })
    const project = (id: string, title: string, deletedAt: string | null = null) => ({
      ...{ id, title, deletedAt, ownerId: 'u1' },
    })
    const write = (projects: readonly object[]) => {
      const pages = [page('p1', 'blog'), page('p2', 'club'), page('p3', 'old')]
      const comments = pages.map(({ id }) => comment(id, `Of ${id}`, { pageId: id }))
      const text = JSON.stringify({ projects, pages, comments })
      return makeFile('cusdis.json', text)
    }
    const gone = project('old', 'Gone', '2022-03-05T00:00:00')
    const file = write([project('blog', 'Blog'), project('club', 'Our club'), gone])

    const move = (...words: string[]) => importInto(makeContent(rome), ['cusdis', file, ...words])
    const named = await move('--site', 'Blog')

    await expect(move()).rejects.toThrow(/of 3 sites; say with --site .*\n {2}blog \(Blog\)\n/)
    await expect(move('--site', 'Block')).rejects.toThrow('of which none is "Block"')
    expect(named.entries().map(({ body }) => body)).toEqual(['Of p1'])
    expect(named.report).toMatchObject({ read: 3, imported: 1, skipped: { 'another-site': 2 } })
  })

  it('are skipped if their page is missing and the database has several sites', async () => {
    const page = (id: string, projectId: string) => ({ id, slug: 'rome', url: null, projectId })
    const pages = [page('p1', 'blog'), page('p2', 'club')]
    const comments = [
      comment('a', 'Of p1'),
      comment('b', 'Of none', { pageId: 'p9' }),
      comment('c', 'With its page', { pageId: 'p8', page: page('p8', 'blog') }),
    ]
    const file = makeFile('c.json', JSON.stringify({ pages, comments }))

    const { report, entries } = await importInto(makeContent(rome), [
      ...['cusdis', file, '--site', 'blog'],
    ])

    expect(entries().map(({ body, thread }) => [body, thread])).toEqual([
      ['Of p1', 'rome'],
      ['With its page', 'rome'],
    ])
    expect(report).toMatchObject({ read: 3, imported: 2, skipped: { 'unknown-site': 1 } })
  })

  it.each([
    ['its API', 'deletedAt'],
    ['its database', 'deleted_at'],
  ])('exclude those of a deleted site, in the format of %s', async (_, name) => {
    const projects = [
      { id: 'x', title: 'Blog', [name]: null, ownerId: 'u1' },
      { id: 'y', title: 'Gone', [name]: '2022-03-05', ownerId: 'u1' },
    ]
    const pages = projects.map(({ id }) => ({ id: `p-${id}`, slug: 'rome', projectId: id }))
    const comments = pages.map(({ id }) => comment(id, `Of ${id}`, { pageId: id }))
    const text = JSON.stringify({ projects, pages, comments })
    const file = makeFile('cusdis.json', text)

    const { entries } = await importInto(makeContent(rome), ['cusdis', file])

    expect(entries().map(({ body }) => body)).toEqual(['Of p-x'])
  })

  it('are rejected with --site if the export does not say which site pages belong to', async () => {
    const text = JSON.stringify({
      pages: [{ id: 'p1', slug: 'rome' }],
      comments: [comment('c', 'Hi')],
    })
    const file = makeFile('cusdis.json', text)

    const refused = importInto(makeContent(rome), ['cusdis', file, '--site', 'Blog'])

    await expect(refused).rejects.toThrow(
      'does not say which site its pages belong to; leave --site out',
    )
  })

  it('are read from its SQLite database', async () => {
    const path = `${makeFolder({})}/cusdis.sqlite`
    const database = new DatabaseSync(path)
    database.exec(`
      create table pages (id text primary key, slug text not null, url text, title text, projectId text);
      create table comments (id text primary key, pageId text, created_at datetime, updated_at datetime,
        deletedAt datetime, moderatorId text, by_email text, by_nickname text, content text,
        approved boolean, parentId text);
      insert into pages values ('p1', 'rome', null, null, 'x');
      insert into comments values
        ('a', 'p1', 1646370367890, 0, null, null, null, 'Ada', 'First', 1, null),
        ('b', 'p1', 1646370367891, 0, null, null, null, 'Bob', 'Re', 0, 'a');`)
    database.close()

    const { entries } = await importInto(makeContent(rome), ['cusdis', path])

    expect(entries()).toMatchObject([
      { thread: 'rome', status: 'approved', createdAt: '2022-03-04T05:06:07.890Z' },
      { status: 'pending', parent: entries()[0]?.id },
    ])
  })

  it('are rejected if the file has none', async () => {
    const file = makeFile('a.json', '{"data":[]}')

    await expect(importInto(makeContent(), ['cusdis', file])).rejects.toThrow(
      /no comments of Cusdis/,
    )
  })
})
