import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runExport } from '../../exporters/export.ts'
import { ExportedSite } from '../../exporters/formats/json/schema.ts'
import { readOptions } from '../../exporters/options.ts'
import { makeContent, makeFolder, post } from '../importers/moving-in.ts'
import { archiveFile, comment, exportFrom, mention } from './moving-out.ts'

const content = makeContent({
  'pages/about.md': '---\ntitle: About\ndate: 2019-01-01\n---\n\nMe.\n',
  'posts/2020-01-01-rome.md': post('Rome'),
  'posts/2020-01-02-paris.md': post('Paris', 'draft: true\ncomments: closed\n'),
})

async function exportToJson(archive: string, words: readonly string[] = []) {
  const { output, report } = await exportFrom(content, ['json', '--archive', archive, ...words])
  return { report, ...ExportedSite.parse(JSON.parse(readFileSync(output, 'utf8'))) }
}

describe('the JSON export', () => {
  it('is one object with all posts, drafts marked as such, and all threads', async () => {
    const archive = archiveFile([
      comment('reply', { parent: 'first000', createdAt: '2020-01-01T10:00:00Z' }),
      comment('first', { body: 'Well *said*', editedAt: '2020-02-02T10:00:00.000Z', pinned: true }),
      mention('first', { author: 'Oak', authorUrl: 'https://oak.example/' }),
      comment('stray', { thread: 'unmatched-old', parent: 'first000' }),
    ])

    const { posts, threads, report } = await exportToJson(archive)

    expect(posts).toMatchObject([
      { id: 'about', layout: 'page' },
      { id: 'rome', status: 'published', url: 'https://new.example/rome/', markdown: '\nWords.\n' },
      { id: 'paris', status: 'draft', comments: 'closed', url: 'https://new.example/paris/' },
    ])
    expect(threads).toMatchObject([
      { id: 'about' },
      {
        id: 'rome',
        comments: [
          {
            ...{ id: 'first000', parent: null, html: '<p>Well <em>said</em></p>' },
            ...{ editedAt: '2020-02-02T10:00:00.000Z', pinned: true },
          },
          { id: 'reply000', parent: 'first000' },
        ],
        mentions: [
          {
            ...{ url: 'https://other.example/a-walk', via: 'webmention' },
            author: { name: 'Oak', url: 'https://oak.example/' },
          },
        ],
      },
      { id: 'paris', comments: [], mentions: [] },
      { id: 'unmatched-old', url: null, comments: [{ id: 'stray000', parent: null }] },
    ])
    expect(report.comments).toEqual({ read: 3, exported: 3, leftOut: {} })
  })

  it('omits e-mail addresses, held comments and the text of spam by default', async () => {
    const archive = archiveFile([
      comment('spam', { body: 'Buy this', status: 'spam' }),
      comment('more', { parent: 'spam0000', status: 'spam' }),
      comment('reply', { parent: 'more0000' }),
      comment('waits', { body: 'Not yet', status: 'pending' }),
    ])

    const { threads } = await exportToJson(archive)

    expect(threads[1]?.comments).toMatchObject([
      { id: 'spam0000', isEmpty: true, markdown: '', status: 'deleted' },
      { id: 'more0000', isEmpty: true },
      { id: 'reply000', author: { name: 'Ada', email: null } },
    ])
  })
})

it('an export rejects what a build would, two posts with one thread id too, and leaves no file behind', async () => {
  const wrong = makeContent({
    'posts/a.md': post('A', 'id: one\n'),
    'posts/b.md': post('B', 'id: one\n'),
    'posts/c.md': post('C', 'tag: rome\n'),
    'site.yaml': 'title: Home\nurl: https://new.example\nauthor: { name: Olive }\ncolour: red\n',
  })

  const folder = makeFolder({})
  const refused = run(['json', '--content', wrong, '--output', join(folder, 'new.json')])

  await expect(refused).rejects.toMatchObject({
    diagnostics: [{ code: 'unknown-key' }, { code: 'unknown-key' }, { code: 'shared-id' }],
  })
  expect(readdirSync(folder)).toEqual([])
})

it('an export overwrites no file, and leaves none behind after an invalid archive line', async () => {
  const folder = makeFolder({ 'there.json': 'mine' })
  const wrong = archiveFile([{ type: 'comment' }])
  const words = ['json', '--content', content, '--output']

  await expect(run([...words, join(folder, 'there.json')])).rejects.toThrow('is there already')
  await expect(run([...words, join(folder, 'new.json'), '--archive', wrong])).rejects.toThrow(
    'jsonl:2',
  )
  const late = join(folder, 'late.json')
  const tell = () => writeFileSync(late, 'mine')
  await expect(run([...words, late], tell)).rejects.toThrow('is there already')

  expect(readdirSync(folder).sort()).toEqual(['late.json', 'there.json'])
  for (const name of readdirSync(folder))
    expect(readFileSync(join(folder, name), 'utf8')).toBe('mine')
})

it('an export rejects an --output that is the --uploads folder or inside it', () => {
  const folder = makeFolder({})
  const words = ['wordpress', '--content', content, '--uploads', folder, '--output']

  for (const output of [folder, join(folder, 'a.xml')])
    expect(() => readOptions([...words, output])).toThrow('apart from')
})

async function run(words: string[], tell = () => {}) {
  return runExport(readOptions(words), { now: 0, tell })
}

it.each([
  [[], 'Export to what? Name one of wordpress, markdown, json'],
  [['foo'], 'there is no format "foo"; name one of wordpress, markdown, json'],
  [['jsn'], 'there is no format "jsn"; did you mean "json"?'],
  [['json', 'markdown'], 'one format at a time: json, markdown'],
  [['json'], 'Where to? --output PLACE'],
  [['json', '--output', 'x', '--uploads', 'y'], 'only the format wordpress has'],
  [['json', '--output', 'x', '--archive', 'y'], '--archive y: there is no such file'],
  [['json', '--output', 'x', '--content', 'y'], '--content y: there is no site.yaml'],
  [['json', '--output', 'content/x'], 'content/x is within the content folder'],
  [['wordpress', '--output', 'x', '--uploads', 'content/y'], 'content/y is within the content'],
])('an export rejects words that it cannot follow, with a hint: %j', (words, message) => {
  expect(() => readOptions(words)).toThrow(message)
})
