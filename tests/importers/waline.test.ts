import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { importInto, makeContent, makeFile, makeFolder, post } from './moving-in.ts'

function fileWith(value: unknown): string {
  return makeFile('waline.json', JSON.stringify(value))
}

const rome = { 'posts/2022-01-01-rome.md': post('Rome', 'permalink: /blog/rome/\n') }

function comment(objectId: number | string, text: string, more: object = {}) {
  return {
    objectId,
    comment: text,
    nick: 'Ada',
    mail: 'ada@mail.example',
    link: 'https://ada.example',
    ip: '203.0.113.7',
    ua: 'Mozilla',
    url: '/blog/rome',
    status: 'approved',
    insertedAt: '2022-03-04T05:06:07.000Z',
    pid: null,
    rid: null,
    ...more,
  }
}

const comments = [
  comment(1, 'First, **bold**'),
  comment(2, '[@Ada](#1): To you', { pid: 1, rid: 1, user_id: 9, nick: 'Olive' }),
  comment(3, 'To that', { pid: 2, rid: 1 }),
  comment(4, 'Not yet', { status: 'waiting' }),
  comment(5, 'Cheap watches', { status: 'spam' }),
  comment(6, '<p>Of <em>Valine</em></p><img src=x onerror=alert(1)>', { url: '/gone/' }),
  { objectId: 7 },
]
const Users = [
  { objectId: 9, display_name: 'O', email: 'olive@mail.example', type: 'administrator' },
]
const ofDesk = { type: 'waline', version: 1, data: { Comment: comments, Counter: [], Users } }

describe('comments imported from Waline', () => {
  it('are assigned to the post at their path, with their parents', async () => {
    const words = ['waline', fileWith(ofDesk)]

    const { report, entries, archive } = await importInto(makeContent(rome), words)

    const find = (body: string) => entries().find(one => one.body === body)
    const first = find('First, **bold**')
    const reply = find('@Ada: To you')
    expect(report).toMatchObject({ read: 7, imported: 5, skipped: { spam: 1, unreadable: 1 } })
    expect(first).toMatchObject({
      thread: 'rome',
      parent: null,
      createdAt: '2022-03-04T05:06:07.000Z',
      author: { name: 'Ada', email: 'ada@mail.example', isOwner: false },
    })
    expect(reply).toMatchObject({ parent: first?.id, author: { name: 'Olive', isOwner: true } })
    expect(find('To that')).toMatchObject({ parent: reply?.id })
    expect(find('Not yet')).toMatchObject({ status: 'pending' })
    expect(find('Of *Valine*')).toMatchObject({ thread: 'unmatched-gone' })
    expect(readFileSync(archive, 'utf8')).not.toContain('203.0.113.7')
  })

  it('are read from an API response', async () => {
    const words = ['waline', fileWith({ errno: 0, errmsg: '', data: ofDesk })]

    const { report } = await importInto(makeContent(rome), words)

    expect(report).toMatchObject({ read: 7, imported: 5 })
  })

  it('are read from an export of LeanCloud', async () => {
    const insertedAt = { __type: 'Date', iso: '2020-01-02T03:04:05.678Z' }
    const { status: _, ...older } = comment('5e0d', 'Of old', { insertedAt })
    const words = ['waline', fileWith({ results: [older, comment('5e0e', 'Re', { pid: '5e0d' })] })]

    const { entries } = await importInto(makeContent(rome), words)

    expect(entries()).toMatchObject([
      { body: 'Of old', status: 'approved', createdAt: '2020-01-02T03:04:05.678Z' },
      { body: 'Re', parent: entries()[0]?.id },
    ])
  })

  it('are read from its SQLite database, in the time zone of the site', async () => {
    const path = `${makeFolder({})}/waline.sqlite`
    const database = new DatabaseSync(path)
    database.exec(`
      create table wl_Comment (id integer primary key, user_id integer, comment text, insertedAt datetime,
        ip text, link text, mail text, nick text, rid integer, pid integer, status text not null, url text);
      create table wl_Users (id integer primary key, display_name text, email text, password text, type text);
      insert into wl_Users values (1, 'Olive', 'olive@mail.example', 'hash', 'administrator');
      insert into wl_Comment values
        (1, 1, 'First', '2022-03-04 05:06:07', '203.0.113.7', null, null, null, null, null, 'approved', '/blog/rome/'),
        (2, null, 'Re', '2022-03-04 05:06:08', '', null, null, 'Ada', 1, 1, 'approved', '/blog/rome/');`)
    database.close()

    const { report, entries } = await importInto(makeContent(rome), ['waline', path])

    expect(report).toMatchObject({ read: 2, imported: 2 })
    expect(entries()).toMatchObject([
      { author: { name: 'Olive', isOwner: true }, createdAt: '2022-03-04T04:06:07.000Z' },
      { author: { name: 'Ada' }, parent: entries()[0]?.id },
    ])
  })

  it('become first comments if their parents are circular, and are rejected if the file has none', async () => {
    const round = [comment(1, 'Round', { pid: 2 }), comment(2, 'and round', { pid: 1 })]
    const words = ['waline', fileWith({ data: { Comment: [...round, comment(2, 'Twice')] } })]

    const { report, entries } = await importInto(makeContent(rome), words)

    expect(report).toMatchObject({ read: 3, imported: 2, skipped: { repeated: 1 } })
    expect(entries().map(({ parent }) => parent)).toEqual([null, null])
    const other = ['waline', fileWith({ comments: [] })]
    await expect(importInto(makeContent(), other)).rejects.toThrow(/no comments of Waline/)
  })
})
