import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { showReport } from '../../exporters/report.ts'
import { makeContent, post } from '../importers/moving-in.ts'
import { archiveFile, comment, mention } from './moving-out.ts'
import { exportToWordPress, moveAround } from './to-wordpress.ts'

describe('threads exported for WordPress', () => {
  const content = makeContent({ 'posts/2020-01-01-rome.md': post('Rome') })

  it('keep body, author, date, status and parent of comments when imported again', async () => {
    const archive = archiveFile([
      comment('reply2', {
        ...{ parent: 'reply100', body: 'Deeper', createdAt: '2020-01-03T10:00:00Z' },
        author: { name: 'Olive Owner', isOwner: true },
      }),
      comment('reply1', { parent: 'first000', body: 'A line\nand *another* ]]> `<x>`' }),
      comment('first', { body: '> Quoted\n\nWell &amp; good', author: { name: 'Ash & <Elm>' } }),
      mention('ping', { via: 'pingback', title: '', author: 'Oak', excerpt: 'So <b> is bold' }),
      mention('track', {
        via: 'trackback',
        url: 'https://third.example/',
        createdAt: '2020-02-04T10:00:00Z',
      }),
    ])

    const { entries } = await moveAround(content, ['--archive', archive])

    const found = entries().filter(({ type }) => type === 'comment')
    const [first, one, two] = ['Quoted', 'A line', 'Deeper'].map(words =>
      found.find(({ body }) => body.includes(words)),
    )
    expect(first).toMatchObject({ parent: null, body: '> Quoted\n\nWell & good' })
    expect(first?.author.name).toBe('Ash & <Elm>')
    expect(one).toMatchObject({ parent: first?.id, body: 'A line\nand *another* ]]> `<x>`' })
    expect(two).toMatchObject({ parent: one?.id, createdAt: '2020-01-03T10:00:00.000Z' })
    expect(found.map(({ author }) => Reflect.get(author, 'isOwner')).sort()).toEqual([
      false,
      false,
      true,
    ])
    expect(found.every(({ status, thread }) => status === 'approved' && thread === 'rome')).toBe(
      true,
    )
    const mentions = entries().filter(({ type }) => type === 'mention')
    expect(mentions).toMatchObject([
      { via: 'pingback', title: 'Oak', excerpt: 'So <b> is bold' },
      { via: 'trackback' },
    ])
  })

  it('number parents before their replies, whatever the order of the archive', async () => {
    const archive = archiveFile([
      comment('c', { parent: 'b0000000', createdAt: '2020-01-01T10:00:00Z' }),
      comment('b', { parent: 'a0000000', createdAt: '2020-01-02T10:00:00Z' }),
      comment('a', { createdAt: '2020-01-03T10:00:00Z' }),
    ])

    const { text } = await exportToWordPress(content, ['--archive', archive])

    const numbers = [...text.matchAll(/comment_(?:id|parent)>(\d+)</g)].map(([, number]) => number)
    expect(numbers).toEqual(['1', '0', '2', '1', '3', '2'])
  })

  it('omit addresses, held comments and spam, and keep an empty placeholder for a parent', async () => {
    const archive = archiveFile([
      comment('spam', {
        body: 'Buy this',
        author: { name: 'Robot', url: 'https://buy.example' },
        status: 'spam',
      }),
      comment('reply', { parent: 'spam0000', body: 'Go\naway' }),
      comment('alone', { body: 'Not yet', status: 'pending' }),
      comment('gone', { body: '', author: { name: '' }, status: 'deleted' }),
    ])

    const { text, report } = await exportToWordPress(content, ['--archive', archive])

    expect(text).not.toMatch(/Buy this|Robot|buy\.example|Not yet|ada@reader/)
    expect(text).toMatch(/comment_approved><!\[CDATA\[trash/)
    expect(text).toContain('Go<br />away')
    expect(report.comments).toEqual({ read: 4, exported: 2, leftOut: { deleted: 1, held: 1 } })
  })

  it('include addresses, held comments and spam when asked, in a file only its owner can read', async () => {
    const archive = archiveFile([
      comment('spam', { body: 'Buy this', status: 'spam' }),
      comment('waits', { body: 'Not yet', status: 'pending' }),
    ])
    const words = ['--archive', archive, '--with-addresses', '--with-held']

    const { text, file } = await exportToWordPress(content, words)

    expect(text).toContain('ada@reader.example')
    expect([...text.matchAll(/comment_approved><!\[CDATA\[(\w+)/g)].map(([, was]) => was)).toEqual([
      'spam',
      '0',
    ])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('are reported and counted if they belong to no post', async () => {
    const archive = archiveFile([
      comment('lost', { thread: 'unmatched-old' }),
      mention('gone', { thread: 'unmatched-new' }),
      comment('found'),
    ])

    const { report, file } = await exportToWordPress(content, ['--archive', archive])

    expect(showReport(report)).toBe(
      [
        `${file}: 1 posts and pages`,
        'comments: read 2, exported 1, left out 1 of threads that belong to no post',
        'mentions: read 1, exported 0, left out 1 of threads that belong to no post',
        '  belongs to no post: unmatched-new',
        '  belongs to no post: unmatched-old\n',
      ].join('\n'),
    )
  })
})
