import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { importInto, makeContent, makeFile, post } from './moving-in.ts'

function fileWith(value: unknown, name = 'export.json.gz'): string {
  return makeFile(name, gzipSync(JSON.stringify(value)))
}

const rome = { 'posts/2021-03-01-rome.md': post('Rome', 'permalink: /blog/rome/\n') }

function old(commentHex: string, more: object) {
  const usual = { domain: 'old.example', url: '/blog/rome', html: '', parentHex: 'root', score: 1 }
  const by = { commenterHex: 'ada', state: 'approved', creationDate: '2021-03-12T11:21:56.7Z' }
  return { commentHex, ...usual, ...by, direction: 0, deleted: false, ...more }
}

const ofCommento = {
  version: 1,
  comments: [
    old('1', { markdown: 'First, **bold**' }),
    old('2', { markdown: 'To 1', parentHex: '1', commenterHex: 'anonymous' }),
    old('3', { markdown: '[deleted]', parentHex: '2', deleted: true }),
    old('4', { markdown: 'To nobody now', parentHex: '3' }),
    old('5', { markdown: 'Cheap watches', state: 'flagged' }),
    old('6', { markdown: 'Not yet', state: 'unapproved' }),
    old('7', { markdown: 'By its own name', url: 'about-rome' }),
    { commentHex: '' },
  ],
  commenters: [
    {
      commenterHex: 'ada',
      email: 'ada@mail.example',
      name: 'Ada',
      link: 'https://ada.example',
      photo: 'https://secure.gravatar.com/avatar/0123',
      provider: 'commento',
      isModerator: true,
    },
  ],
}

function recent(id: string, more: object) {
  const time = '2024-05-06T07:08:09.000Z'
  const shown = { isApproved: true, isPending: false, isDeleted: false, isSticky: false }
  return { id, pageId: 'p1', userCreated: 'u1', html: '', createdTime: time, ...shown, ...more }
}

const ofComentario = {
  version: 3,
  pages: [{ id: 'p1', domainId: 'd', path: '/blog/rome/', title: 'Rome' }],
  comments: [
    recent('a', { markdown: 'First', editedTime: '2024-05-06T08:00:00Z' }),
    recent('b', { markdown: 'To a', parentId: 'a', userCreated: '0', authorName: 'Passer-by' }),
    recent('c', { markdown: 'Not yet', isApproved: false, isPending: true }),
    recent('d', { markdown: 'Rejected', isApproved: false }),
    recent('e', { markdown: 'Gone', isDeleted: true }),
    recent('f', { markdown: 'Of a page that is not there', pageId: 'p9' }),
  ],
  commenters: [
    { id: 'u1', email: 'ada@mail.example', name: 'Ada', websiteUrl: 'https://a.example' },
  ],
}

describe('comments imported from Commento', () => {
  it('are assigned to the post at their path, with the names of their authors', async () => {
    const { entries } = await importInto(makeContent(rome), ['commento', fileWith(ofCommento)])

    const inRome = entries().filter(({ thread }) => thread === 'rome')
    const find = (body: string) => inRome.find(entry => entry.body === body)
    const ada = {
      name: 'Ada',
      email: 'ada@mail.example',
      url: 'https://ada.example',
      isOwner: true,
    }
    expect(find('First, **bold**')).toMatchObject({
      parent: null,
      author: ada,
      createdAt: '2021-03-12T11:21:56.700Z',
    })
    expect(find('To 1')).toMatchObject({
      parent: find('First, **bold**')?.id,
      author: { name: '' },
    })
    expect(find('')).toMatchObject({ parent: find('To 1')?.id, status: 'deleted' })
    expect(find('To nobody now')).toMatchObject({ parent: find('')?.id })
    expect(find('Not yet')).toMatchObject({ status: 'pending' })
  })

  it('are counted, also by a dry run, and assigned to pages with a custom identifier', async () => {
    const content = makeContent({ ...rome, 'pages/about-rome.md': post('About Rome') })
    const words = ['commento', fileWith(ofCommento)]

    const dry = await importInto(content, [...words, '--dry-run'])
    const { report, entries } = await importInto(content, words)

    expect(report).toMatchObject({ read: 8, imported: 6, skipped: { spam: 1, unreadable: 1 } })
    expect(dry.report).toEqual({ ...report, dryRun: true })
    expect(entries().find(({ body }) => body === 'By its own name')?.thread).toBe('about-rome')
  })
})

describe('comments imported from Comentario', () => {
  it('are assigned to the post of their page, without rejected ones', async () => {
    const words = ['commento', fileWith(ofComentario)]

    const { report, entries } = await importInto(makeContent(rome), words)

    const [first, reply] = ['First', 'To a'].map(body => entries().find(one => one.body === body))
    expect(report).toMatchObject({ read: 6, imported: 4, skipped: { deleted: 2 } })
    expect(first).toMatchObject({ thread: 'rome', author: { name: 'Ada', isOwner: false } })
    expect(reply).toMatchObject({ parent: first?.id, author: { name: 'Passer-by' } })
    expect(entries().filter(({ status }) => status === 'pending')).toMatchObject([
      { body: 'Not yet' },
    ])
    expect(report.threads).toContainEqual(expect.objectContaining({ thread: 'unmatched-page-p9' }))
  })
})

describe('an invalid export of Commento', () => {
  it.each([
    ['has an unknown version', { version: 7, comments: [] }, /version 1 or 3, but of 7/],
    ['is something else', [1, 2, 3], /not an export of version 1 or 3/],
  ])('is rejected with a message when it %s', async (_, value, message) => {
    const words = ['commento', fileWith(value)]

    await expect(importInto(makeContent(), words)).rejects.toThrow(message)
  })

  it('is imported without its invalid comments', async () => {
    const file = fileWith({
      version: 1,
      comments: [
        old('1', { markdown: 'Round', parentHex: '2', creationDate: 'no day' }),
        old('2', { markdown: 'and <b>round</b><script>alert(1)</script>', parentHex: '1' }),
        old('2', { markdown: 'Twice' }),
        old('3', { markdown: '  ' }),
        old('5', { markdown: '> &#8203;' }),
        null,
        { commentHex: 4 },
      ],
      commenters: 'none',
    })

    const { report, entries } = await importInto(makeContent(), ['commento', file])

    const skipped = { repeated: 1, empty: 2, unreadable: 2 }
    expect(report).toMatchObject({ read: 7, imported: 2, skipped })
    expect(entries().map(({ parent, body }) => [parent, body])).toEqual([
      [null, 'Round'],
      [null, 'and **round**'],
    ])
  })
})
