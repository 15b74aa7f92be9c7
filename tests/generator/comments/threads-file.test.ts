import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../generator/diagnostic.ts'
import { createSiteFolder, post } from '../site-folder.ts'

const said = (id: string, changes: object = {}) => ({
  id,
  author: { name: 'Kim' },
  html: `<p>Said in ${id}.</p>`,
  createdAt: '2026-01-02T12:00:00Z',
  status: 'approved',
  ...changes,
})

function siteWith(threads: readonly object[]) {
  const site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
  site.write('../comments.json', JSON.stringify({ threads }))
  return {
    site,
    comments: { kind: 'file', path: join(site.content, '../comments.json') } as const,
    [Symbol.dispose]: () => site[Symbol.dispose](),
  }
}

async function pageWith(...threads: readonly object[]): Promise<string> {
  using made = siteWith(threads)
  await made.site.build({ comments: made.comments })
  return made.site.page('one/index.html')
}

async function mistakesWith(threads: readonly object[]): Promise<readonly Diagnostic[]> {
  using made = siteWith(threads)
  return await made.site.mistakes({ comments: made.comments })
}

describe('comments in a file that was made by hand', () => {
  it('may omit fields that only our service knows', async () => {
    const page = await pageWith({
      thread: 'one',
      comments: [
        said('Reply_2', { parent: '7f0b-c1', createdAt: '2026-01-02T14:30:00+01:00' }),
        said('7f0b-c1', { author: { name: 'Kim', avatar: 'https://else.example/kim.png' } }),
        said('3', { parent: 'gone', createdAt: '2026-01-02T12:10:00Z' }),
      ],
    })

    expect(page).toContain('Said in 7f0b-c1.')
    expect(page).toContain('datetime="2026-01-02T13:30:00.000Z"')
    expect(page).toContain('datetime="2026-01-02T12:10:00.000Z"')
    expect(page).toContain('data-count="3"')
    expect(page.match(/id="comment-(?:3|7f0b-c1|Reply_2)"/g)).toHaveLength(3)
    expect(page).not.toContain('else.example')
  })

  it('leave a tombstone for a deleted comment only if it has replies', async () => {
    const page = await pageWith({
      thread: 'one',
      comments: [
        said('1', { status: 'deleted' }),
        said('2', { status: 'deleted', parent: '1' }),
        said('3', { parent: '2' }),
        said('4', { status: 'deleted', parent: '3' }),
        said('5', { status: 'deleted' }),
      ],
    })

    expect(page.match(/id="comment-\d"/g)).toEqual([
      'id="comment-1"',
      'id="comment-2"',
      'id="comment-3"',
    ])
    expect(page).toContain('data-count="1"')
  })

  it('include mentions, sorted by time even with fractions of a second', async () => {
    const mention = (id: string, createdAt: string) => ({
      ...{ id, kind: 'link', url: `https://${id}.example/`, title: `Page ${id}`, author: null },
      ...{ excerpt: '', createdAt, status: 'approved' },
    })
    const page = await pageWith({
      thread: 'one',
      comments: [],
      mentions: [
        mention('half', '2026-01-02T12:00:00.5Z'),
        mention('whole', '2026-01-02T12:00:00Z'),
      ],
    })

    expect(page.match(/Page (?:half|whole)/g)).toEqual(['Page whole', 'Page half'])
  })

  it.each([
    [
      'two comments of the same id',
      [{ thread: 'one', comments: [said('a'), said('a')] }],
      'two comments have one id',
    ],
    [
      'two comments that reply to each other',
      [{ thread: 'one', comments: [said('a', { parent: 'b' }), said('b', { parent: 'a' })] }],
      'in a circle',
    ],
    [
      'the same thread twice',
      [
        { thread: 'one', comments: [] },
        { thread: 'one', comments: [] },
      ],
      'twice',
    ],
    [
      'a pending comment',
      [{ thread: 'one', comments: [said('a', { status: 'pending' })] }],
      'status',
    ],
    [
      'a date in the year 10000',
      [{ thread: 'one', comments: [said('a', { createdAt: '9999-12-31T23:59:59-05:00' })] }],
      'is not in a year from 0 to 9999',
    ],
    ['an invalid id', [{ thread: 'one', comments: [said('"><b>')] }], 'letters, digits'],
  ])('are rejected with %s', async (_, threads, reason) => {
    expect(await mistakesWith(threads)).toMatchObject([
      { code: 'invalid-comments', message: expect.stringContaining(reason) },
    ])
  })
})
