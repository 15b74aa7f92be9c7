import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { archiveOf, header } from '../archives.ts'
import { carryOutHere, run, runUnread } from '../command.ts'
import { makeFolder, startService } from '../service.ts'

const comment = {
  type: 'comment',
  id: 'firstfirst',
  thread: 'rome',
  parent: null,
  author: { name: 'Ada', email: 'ada@example.org', url: 'https://ada.example/', isOwner: false },
  body: '**Bold** “words”\n\nand <b>more</b>\u2028 of them',
  status: 'approved',
  reasons: ['many-links'],
  createdAt: '2026-01-02T03:04:05.678Z',
  editedAt: '2026-01-02T03:05:00.001Z',
  pinned: false,
}
const archive = [
  { ...header, example: false },
  { ...comment, id: 'osloosloo', thread: 'oslo', author: { ...comment.author, isOwner: true } },
  { type: 'thread', id: 'rome', closedAt: '2026-02-01T00:00:00.000Z' },
  // At the same millisecond, and before what it answers.
  { ...comment, id: 'afterafter', parent: 'firstfirst' },
  { ...comment, pinned: true },
  { ...comment, id: 'spamspam', status: 'spam', createdAt: '2026-01-02T03:04:05.679Z' },
  { ...comment, id: 'waitwait', status: 'pending', createdAt: '2027-01-01T00:00:00.000Z' },
  { ...comment, id: 'gonegone', status: 'deleted', createdAt: '2027-01-01T00:00:00.001Z' },
  {
    ...comment,
    id: 'erasederased',
    status: 'deleted',
    body: '',
    author: { name: '', email: null, url: null, isOwner: false },
    createdAt: '2027-01-01T00:00:00.002Z',
  },
  {
    type: 'mention',
    id: 'mentionmention',
    thread: 'rome',
    url: 'https://other.example/post',
    source: 'https://bridge.example/post/1',
    kind: 'reply',
    via: 'webmention',
    title: 'On Rome',
    author: 'Otto',
    excerpt: 'As Olive writes',
    status: 'approved',
    authorUrl: 'https://otto.example/',
    reasons: ['many-links'],
    createdAt: '2026-01-04T00:00:00.000Z',
  },
]

describe('an exported archive', () => {
  it('is byte for byte what was imported', async () => {
    const folder = await makeFolder()
    await carryOutHere(folder, ['import', await archiveOf(archive)])

    const { printed, said, code } = await run(folder, ['export'])

    const expected = archive.map(line => `${JSON.stringify(line)}\n`).join('')
    expect([printed, said, code]).toEqual([expected, '', 0])
  })

  it('ends without a word when whoever reads it has enough', async () => {
    const folder = await makeFolder()

    expect(await runUnread(folder, ['export'])).toEqual({ said: '', code: 0 })
  })

  it('is the same when it is exported again from a database that imported it', async () => {
    const [from, to] = [await makeFolder(), await makeFolder()]
    const service = await startService({ folder: from })
    await service.submit('rome', {
      name: ' Ada\u202e ',
      email: 'ADA@example.org',
      body: '\0\r\nHi',
    })
    await service.submit('rome', {
      name: '…',
      body: 'https://a.example '.repeat(4),
      url: 'ada.example',
    })
    const file = join(from, 'archive.jsonl')

    await carryOutHere(from, ['export', file])
    await carryOutHere(to, ['import', file])
    const again = join(to, 'archive.jsonl')
    await carryOutHere(to, ['export', again])

    const lines = readFileSync(again, 'utf8')
    expect(lines.split('\n')).toHaveLength(4)
    expect(lines).toBe(readFileSync(file, 'utf8'))
  })

  it('replaces an older file, and is readable by its owner only', async () => {
    const folder = await makeFolder()
    const file = join(folder, 'archive.jsonl')
    writeFileSync(file, 'older', { mode: 0o644 })

    const { code, printed } = await carryOutHere(folder, ['export', file])

    expect([code, printed]).toEqual([0, `wrote ${file}\n`])
    expect(readFileSync(file, 'utf8')).toBe('{"type":"archive","format":1,"example":false}\n')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const beside = readdirSync(folder).filter(name => name !== 'data')
    expect(beside).toEqual(['archive.jsonl'])
  })

  it('is refused with exit code 1 if its folder does not exist', async () => {
    const folder = await makeFolder()

    const { said, code } = await carryOutHere(folder, [
      'export',
      join(folder, 'nowhere', 'a.jsonl'),
    ])

    expect(said).toContain('nowhere')
    expect(code).toBe(1)
  })

  it('contains all comments of a thread that is longer than a page', async () => {
    const folder = await makeFolder()
    const lines = Array.from({ length: 450 }, (_, number) => ({
      ...comment,
      id: `number${String(number).padStart(4, '0')}`,
    }))
    await carryOutHere(folder, ['import', await archiveOf([header, ...lines])])

    const file = join(folder, 'archive.jsonl')
    await carryOutHere(folder, ['export', file])

    const exported = readFileSync(file, 'utf8')
    expect(exported.trimEnd().split('\n').slice(1)).toEqual(lines.map(line => JSON.stringify(line)))
  })
})
