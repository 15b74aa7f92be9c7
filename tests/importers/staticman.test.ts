import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { importInto, makeContent, makeFile, makeFolder, post } from './moving-in.ts'

const first = { _id: 'a-1', _parent: 'rome', name: 'Ada', message: 'First', date: 1_500_000_000 }

const export_ = makeFolder({
  '_data/comments/rome/entry1.yml': JSON.stringify(first),
  '_data/comments/rome/entry2.yml':
    'name: Bob\nmessage: |\n  To *Ada*\nreplying_to: 1\ndate: 2017-08-01T10:00:00+02:00',
  '_data/comments/rome/broken.yml': 'name: [',
  '_data/comments/gone/entry1.json': JSON.stringify({ ...first, _id: 'g-1', _parent: 'nobody' }),
  '_data/comments/gone/entry2.json': JSON.stringify({ ...first, _id: 'g-2', message: ' ' }),
  '_data/comments/gone/entry3.json': JSON.stringify({ ...first, _id: 'g-1', message: 'Again' }),
})

describe('comments imported from Staticman', () => {
  it('are assigned to the post of their folder, with their parents', async () => {
    const content = makeContent({ 'posts/2020-01-01-rome.md': post('Rome') })

    const { entries } = await importInto(content, ['staticman', export_])

    const [ada, bob] = entries().filter(({ thread }) => thread === 'rome')
    expect(ada).toMatchObject({
      parent: null,
      body: 'First',
      createdAt: '2017-07-14T02:40:00.000Z',
    })
    expect(bob).toMatchObject({ parent: ada?.id, body: 'To *Ada*', author: { name: 'Bob' } })
  })

  it('are reported by file if they are unreadable', async () => {
    const content = makeContent({ 'posts/2020-01-01-rome.md': post('Rome') })

    const { report } = await importInto(content, ['staticman', export_])

    expect(report.notes).toEqual([
      { where: 'rome/broken.yml', message: 'cannot be read as a comment, and was left out' },
    ])
  })

  it('are read from Markdown files with front matter, but not from posts', async () => {
    const folder = makeFolder({
      'rome/a.md':
        '---\n_id: a-1\nname: Ada\ndate: 1500000000\n---\nFirst\n\n---\n\n_Still_ first\n',
      'rome/b.md': '---\r\n_id: a-2\r\nname: Bob\r\n---\r\n\r\n',
      'rome/c.md': '---\n_id: a-3\nname: [\n---\nThird\n',
      'rome/d.md': '---\n"_id": "a-4"\n"name": "Cleo"\n---\nFourth\n',
      'rome/index.md': '---\ntitle: Rome\n---\nWords of a post.\n',
    })
    const content = makeContent({ 'posts/2020-01-01-rome.md': post('Rome') })

    const { report, entries } = await importInto(content, ['staticman', folder])

    expect(entries()).toMatchObject([
      { thread: 'rome', author: { name: 'Cleo' }, body: 'Fourth' },
      { thread: 'rome', author: { name: 'Ada' }, body: 'First\n\n---\n\n_Still_ first' },
    ])
    expect(report).toMatchObject({ read: 4, skipped: { empty: 1, unreadable: 1 } })
  })

  it('are rejected if no file has one', async () => {
    const folder = makeFolder({ 'rome/index.md': '---\ntitle: Rome\n---\n', 'a.yml': 'title: A' })

    const imported = importInto(makeContent(), ['staticman', folder])

    await expect(imported).rejects.toThrow(/holds no comments: no .* in it or below is one/)
  })

  it('are kept without a post, or assigned to one by a mapping file', async () => {
    const content = makeContent({ 'posts/2020-01-01-rome.md': post('Rome') })
    const map = makeFile('map.txt', '# old, new\n/gone/, /rome/\n')

    const without = await importInto(content, ['staticman', export_])
    const mapped = await importInto(makeContent({ 'posts/rome.md': post('Rome') }), [
      'staticman',
      export_,
      '--map',
      map,
    ])

    expect(without.entries().map(({ thread }) => thread)).toContain('unmatched-gone')
    expect(without.report.threads).toContainEqual(
      expect.objectContaining({ thread: 'unmatched-gone', matchedBy: 'nothing', imported: 1 }),
    )
    expect(new Set(mapped.entries().map(({ thread }) => thread))).toEqual(new Set(['rome']))
  })

  it('are reported as unmatched if the mapping file names no existing post', async () => {
    const content = makeContent({ 'posts/rome.md': post('Rome') })
    const map = makeFile('map.txt', '/gone/, /roma/\n# later\nother\t/rome/\n')

    const { report } = await importInto(content, ['staticman', export_, '--map', map])

    expect(report.threads).toContainEqual(
      expect.objectContaining({ thread: 'unmatched-roma', matchedBy: 'nothing', imported: 1 }),
    )
    expect(report.notes).toContainEqual({
      where: `${map}:1`,
      message: '--map leads to "/roma/", which is no post\'s address or id',
    })
  })

  it('are rejected with every invalid line of a mapping file', async () => {
    const content = makeContent({ 'posts/rome.md': post('Rome') })
    const map = makeFile('map.txt', 'alone\n/gone/, /rome/\na, b, c\n')

    const imported = importInto(content, ['staticman', export_, '--map', map])

    await expect(imported).rejects.toThrow(/map\.txt:1: .*\n.*map\.txt:3: /)
  })

  it('are all counted as imported or skipped, also by a dry run', async () => {
    const content = makeContent({ 'posts/2020-01-01-rome.md': post('Rome') })

    const dry = await importInto(content, ['staticman', export_, '--dry-run'])
    const { report } = await importInto(content, ['staticman', export_])

    expect(report).toMatchObject({
      read: 6,
      imported: 3,
      skipped: { empty: 1, repeated: 1, unreadable: 1 },
    })
    expect(dry.report).toEqual({ ...report, dryRun: true })
  })

  it('give the same archive when imported again', async () => {
    const content = makeContent()
    const { archive } = await importInto(content, ['staticman', export_])
    const before = readFileSync(archive)

    await importInto(content, ['staticman', export_])

    expect(readFileSync(archive)).toEqual(before)
  })
})
