import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runExport } from '../../exporters/export.ts'
import { ExportedSite } from '../../exporters/formats/json/schema.ts'
import { readOptions } from '../../exporters/options.ts'
import { makeContent, makeFolder, post } from '../importers/moving-in.ts'
import { archiveFile, comment, exportFrom, mention } from './moving-out.ts'

const content = makeContent({
  'posts/2020-01-01-rome.md': post('Rome'),
  'posts/2020-01-02-paris.md': post('Paris', 'draft: true\n'),
})

async function exportToJson(archive: string, words: readonly string[] = []) {
  const { output, report } = await exportFrom(content, ['json', '--archive', archive, ...words])
  return { report, ...ExportedSite.parse(JSON.parse(readFileSync(output, 'utf8'))) }
}

describe('the JSON export', () => {
  it('is one object with all posts, drafts marked as such, and all threads', async () => {
    const archive = archiveFile([
      comment('reply', { parent: 'first000', createdAt: '2020-01-01T10:00:00Z' }),
      comment('first', { body: 'Well *said*' }),
      mention('ping'),
      comment('stray', { thread: 'unmatched-old' }),
    ])

    const { posts, threads, report } = await exportToJson(archive)

    expect(posts).toMatchObject([
      { id: 'rome', status: 'published', url: 'https://new.example/rome/', markdown: '\nWords.\n' },
      { id: 'paris', status: 'draft', url: 'https://new.example/paris/' },
    ])
    expect(threads).toMatchObject([
      {
        id: 'rome',
        comments: [
          { id: 'first000', parent: null, html: '<p>Well <em>said</em></p>' },
          { id: 'reply000', parent: 'first000' },
        ],
        mentions: [{ url: 'https://other.example/a-walk', via: 'webmention' }],
      },
      { id: 'paris', comments: [], mentions: [] },
      { id: 'unmatched-old', url: null, comments: [{ id: 'stray000' }] },
    ])
    expect(report.comments).toEqual({ read: 3, exported: 3, leftOut: {} })
  })

  it('omits e-mail addresses, held comments and the text of spam by default', async () => {
    const archive = archiveFile([
      comment('spam', { body: 'Buy this', status: 'spam' }),
      comment('reply', { parent: 'spam0000' }),
      comment('waits', { body: 'Not yet', status: 'pending' }),
    ])

    const { threads } = await exportToJson(archive)

    expect(threads[0]?.comments).toMatchObject([
      { id: 'spam0000', isEmpty: true, markdown: '', status: 'deleted' },
      { id: 'reply000', author: { name: 'Ada', email: null } },
    ])
  })
})

it('an export rejects two posts with the same thread id, and leaves no file behind', async () => {
  const twins = makeContent({
    'posts/a.md': post('A', 'id: one\n'),
    'posts/b.md': post('B', 'id: one\n'),
  })

  const folder = makeFolder({})
  const refused = run(['json', '--content', twins, '--output', join(folder, 'new.json')])

  await expect(refused).rejects.toMatchObject({ diagnostics: [{ code: 'shared-id' }] })
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

  expect(readdirSync(folder)).toEqual(['there.json'])
  expect(readFileSync(join(folder, 'there.json'), 'utf8')).toBe('mine')
})

it('an export rejects an --output that is the --uploads folder or inside it', () => {
  const folder = makeFolder({})
  const words = ['wordpress', '--content', content, '--uploads', folder, '--output']

  for (const output of [folder, join(folder, 'a.xml')])
    expect(() => readOptions([...words, output])).toThrow('apart from')
})

async function run(words: string[]) {
  return runExport(readOptions(words), { now: 0, tell: () => {} })
}

it.each([
  [[], 'Export to what? Name one of wordpress, markdown, json'],
  [['foo'], 'there is no format "foo"; name one of wordpress, markdown, json'],
  [['jsn'], 'there is no format "jsn"; did you mean "json"?'],
])('an export rejects a missing or unknown format with a hint: %j', (words, message) => {
  expect(() => readOptions(words)).toThrow(message)
})
