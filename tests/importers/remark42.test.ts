import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { importInto, makeContent, makeFile, post } from './moving-in.ts'

const header = { version: 1, users: [{ id: 'github_1', blocked: { status: false } }], posts: [] }

type Given = { readonly id: string; readonly text: string; readonly [field: string]: unknown }

function comment({ id, text, user = {}, ...more }: Given) {
  return {
    id,
    pid: '',
    text,
    orig: 'as it was typed',
    user: { name: 'Ada &amp; Co', id: 'github_1', ip: 'ab12hash', admin: false, ...Object(user) },
    locator: { site: 'olive', url: 'https://old.example/rome/' },
    score: 1,
    votes: { github_2: true },
    voted_ips: { cafe12: { Timestamp: '2019-01-02T03:04:05Z', Value: true } },
    time: '2019-01-02T03:04:05.123456789-05:00',
    ...more,
  }
}

function backup(records: readonly unknown[]): string {
  return records.map(record => `${JSON.stringify(record)}\n`).join('')
}

function fileWith(text: string | Buffer, name = 'backup-olive.gz'): string {
  return makeFile(name, text)
}

const rome = { 'posts/2019-01-01-rome.md': post('Rome', 'permalink: /rome/\n') }

const conversation = backup([
  header,
  comment({ id: 'a', text: '<p>First, <em>truly</em></p>\n', user: { admin: true } }),
  comment({ id: 'b', text: '<p>To a</p>\n', pid: 'a', edit: { time: '2019-01-02T09:00:00Z' } }),
  comment({ id: 'c', text: '', pid: 'b', delete: true, user: { name: 'deleted' } }),
  comment({ id: 'd', text: '<p>To nobody now</p>\n', pid: 'c' }),
  comment({ id: 'e', text: '<p>Gone</p>', delete: true }),
  comment({ id: 'f', text: '<p>Of one who was blocked</p>', user: { block: true } }),
  comment({ id: 'g', text: '<p>Elsewhere</p>', locator: { url: 'https://old.example/gone/' } }),
  { id: 'h', neither: 'this nor that' },
])

describe('comments imported from Remark42', () => {
  it('are assigned to the post at their URL, with their parents', async () => {
    const file = fileWith(gzipSync(conversation))

    const { entries } = await importInto(makeContent(rome), ['remark42', file])

    const inRome = entries().filter(({ thread }) => thread === 'rome')
    const find = (body: string) => inRome.find(entry => entry.body === body)
    const [first, second, place] = [find('First, *truly*'), find('To a'), find('')]
    expect(inRome).toHaveLength(4)
    expect(first).toMatchObject({
      parent: null,
      author: { name: 'Ada & Co', email: null, isOwner: true },
      createdAt: '2019-01-02T08:04:05.123Z',
    })
    expect(second).toMatchObject({ parent: first?.id, editedAt: '2019-01-02T09:00:00.000Z' })
    expect(place).toMatchObject({ parent: second?.id, status: 'deleted', author: { name: '' } })
    expect(find('To nobody now')).toMatchObject({ parent: place?.id })
  })

  it('without a post share one thread, however their URL is written', async () => {
    const spelled = ['/gone/', '/gone', '/gone/index.html', '/gone/?utm_source=mail#x']
    const records = spelled.map((path, number) =>
      comment({
        id: `a${number}`,
        pid: number === 0 ? '' : 'a0',
        text: '<p>Words</p>',
        locator: { url: `https://old.example${path}` },
      }),
    )

    const file = fileWith(backup([header, ...records]))
    const { entries } = await importInto(makeContent(rome), ['remark42', file])

    expect(new Set(entries().map(({ thread }) => thread))).toEqual(new Set(['unmatched-gone']))
    expect(entries().filter(({ parent }) => parent !== null)).toHaveLength(3)
  })

  it('are all counted, compressed or not, also by a dry run', async () => {
    const packed = ['remark42', fileWith(gzipSync(conversation))]

    const { report } = await importInto(makeContent(rome), packed)
    const dry = await importInto(makeContent(rome), [...packed, '--dry-run'])
    const plain = await importInto(makeContent(rome), ['remark42', fileWith(conversation)])

    const counts = { read: 8, imported: 5, skipped: { deleted: 2, unreadable: 1 } }
    expect(report).toMatchObject(counts)
    expect(dry.report).toMatchObject(counts)
    expect(plain.report).toMatchObject(counts)
    expect(report.read).toBe(conversation.trim().split('\n').length - 1)
  })

  it('contain no hashed IP addresses, user ids or votes', async () => {
    const { archive } = await importInto(makeContent(), ['remark42', fileWith(conversation)])

    expect(readFileSync(archive, 'utf8')).not.toMatch(/ab12hash|cafe12|github_/)
  })
})

describe('an invalid Remark42 backup', () => {
  it('is imported without circular parents and scripts', async () => {
    const file = backup([
      header,
      comment({ id: 'a', text: '<p>Round</p><script>alert(1)</script>', pid: 'b' }),
      comment({ id: 'b', text: '<p>and round</p><img src=x onerror=alert(1)>', pid: 'a' }),
      comment({ id: 'b', text: '<p>Twice</p>', time: 'never' }),
      'words',
    ])

    const { report, entries } = await importInto(makeContent(), ['remark42', fileWith(file)])

    expect(report).toMatchObject({ read: 4, imported: 2, skipped: { repeated: 1, unreadable: 1 } })
    expect(
      entries()
        .map(({ parent, body }) => [parent, body])
        .sort(),
    ).toEqual([
      [null, 'Round'],
      [null, 'and round'],
    ])
  })

  it.each([
    ['is another file', '{"comments":[]}', /neither with the header/],
    ['is empty', '', /neither with the header/],
    ['is not JSON', 'Dear reader,', /not JSON/],
    ['is incomplete', conversation.slice(0, -9), /not JSON, or is incomplete/],
    ['is nested too deeply', `${backup([header])}${'['.repeat(100_000)}`, /deeper than 64/],
  ])('is rejected with a message when it %s', async (_, text, message) => {
    const words = ['remark42', fileWith(text)]

    await expect(importInto(makeContent(), words)).rejects.toThrow(message)
  })

  it('is rejected when one record is longer than 32 million characters', async () => {
    const endless = Buffer.concat([Buffer.from('{"version":1}\n"'), Buffer.alloc(40_000_000, 'a')])

    const words = ['remark42', fileWith(gzipSync(endless))]

    await expect(importInto(makeContent(), words)).rejects.toThrow(
      /more than 32 million characters/,
    )
  })
})
