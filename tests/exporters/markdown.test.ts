import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { importInto, makeContent, post } from '../importers/moving-in.ts'
import { archiveFile, comment, exportFrom, mention } from './moving-out.ts'

const content = makeContent({
  'posts/2020-01-01-rome.md': post('Rome'),
  'posts/2020-01-02-paris/index.md': post('Paris', 'draft: true\n'),
  'posts/2020-01-02-paris/tower.jpg': 'a picture',
})

async function exportToMarkdown(archive: string, words: readonly string[] = []) {
  const { output, report } = await exportFrom(content, ['markdown', '--archive', archive, ...words])
  const files = readdirSync(output, { recursive: true, encoding: 'utf8' })
  const read = (file: string) => readFileSync(join(output, file), 'utf8')
  return { output, report, read, files: files.filter(file => /\.\w+$/.test(file)).sort() }
}

describe('the Markdown export', () => {
  it('copies posts byte for byte, with the comments and mentions of each beside it', async () => {
    const archive = archiveFile([
      comment('first'),
      comment('second', { thread: 'paris' }),
      mention('ping'),
      comment('stray', { thread: 'unmatched-old' }),
    ])

    const { files, read, report } = await exportToMarkdown(archive)

    expect(report.notes).toEqual(['threads in unmatched/ belong to no post: 1'])
    expect(files).toEqual([
      'posts/2020-01-01-rome.md',
      'posts/2020-01-01-rome/comments/first000.yml',
      'posts/2020-01-01-rome/mentions/ping0000.yml',
      'posts/2020-01-02-paris/comments/second00.yml',
      'posts/2020-01-02-paris/index.md',
      'posts/2020-01-02-paris/tower.jpg',
      'site.yaml',
      'unmatched/unmatched-old/comments/stray000.yml',
    ])
    const [there, here] = [
      read('posts/2020-01-02-paris/index.md'),
      join(content, 'posts/2020-01-02-paris/index.md'),
    ]
    expect(there).toBe(readFileSync(here, 'utf8'))
  })

  it('can be the content of a later export, which has only comments that are still public', async () => {
    const before = await exportToMarkdown(
      archiveFile([
        ...[comment('first'), comment('second'), comment('1234e678'), mention('ping')],
        comment('stray', { thread: 'unmatched-old' }),
      ]),
    )
    const kept = join(before.output, 'posts/2020-01-01-rome/comments/entry1.yml')
    writeFileSync(kept, '_id: entry2\nslug: rome\n')
    const since = archiveFile([
      ...[comment('first', { body: 'Better said.' }), comment('third')],
      comment('second', { status: 'spam' }),
    ])

    const { output } = await exportFrom(before.output, ['markdown', '--archive', since])

    const folder = join(output, 'posts/2020-01-01-rome/comments')
    expect(readdirSync(folder).sort()).toEqual(['entry1.yml', 'first000.yml', 'third000.yml'])
    expect(readFileSync(join(folder, 'first000.yml'), 'utf8')).toContain('Better said.')
    expect(readdirSync(join(output, 'posts/2020-01-01-rome'))).toEqual(['comments'])
    expect(readdirSync(output).sort()).toEqual(['posts', 'site.yaml'])
  })

  it('keeps thread, parent, author, status and dates of comments when imported again', async () => {
    const body = '    code\n\nname: "x"\n\n> *Quoted*: yes\n- no'
    const liked = {
      ...{ via: 'archive', kind: 'like', source: 'https://bridge.example/1' },
      ...{ author: 'Ash', authorUrl: 'https://ash.example/' },
    }
    const archive = archiveFile([
      comment('first', {
        body,
        author: { name: 'null: #' },
        createdAt: '2020-01-03T10:00:00.123Z',
      }),
      comment('reply', { parent: 'first000', author: { name: 'Olive', isOwner: true } }),
      comment('second', {
        ...{ thread: 'paris', status: 'pending', editedAt: '2020-03-01T10:00:00Z' },
        pinned: true,
      }),
      comment('spam', { thread: 'paris', status: 'spam' }),
      comment('stray', { thread: 'unmatched-old' }),
      mention('ping', { via: 'pingback' }),
      mention('track', { via: 'trackback', status: 'pending', thread: 'paris' }),
      mention('like', liked),
    ])
    const { output } = await exportToMarkdown(archive, ['--with-held'])

    const { entries, report } = await importInto(content, ['staticman', output])

    const [first, reply] = entries().filter(({ thread }) => thread === 'rome')
    expect(first).toMatchObject({ body, author: { name: 'null: #' } })
    expect(first?.createdAt).toBe('2020-01-03T10:00:00.123Z')
    expect(reply).toMatchObject({ parent: first?.id, author: { name: 'Olive', isOwner: true } })
    expect(entries().filter(({ thread }) => thread === 'paris')).toMatchObject([
      { status: 'pending', editedAt: '2020-03-01T10:00:00.000Z', pinned: true },
      { type: 'mention', via: 'trackback', status: 'pending' },
    ])
    expect(entries()).toContainEqual(expect.objectContaining(liked))
    expect(report).toMatchObject({ read: 8, imported: 7, skipped: { spam: 1 } })
  })

  it('keeps the ids of comments when imported again, so that a service that has them adds nothing', async () => {
    const archive = archiveFile([
      comment('first'),
      comment('reply', { parent: 'first000' }),
      mention('ping'),
    ])
    const { output } = await exportToMarkdown(archive)

    const { entries } = await importInto(makeContent(), ['staticman', output])

    expect(entries()).toMatchObject([
      { id: 'first000', parent: null },
      { id: 'reply000', parent: 'first000' },
      { id: 'ping0000' },
    ])
  })

  it('gives threads without a post one "unmatched-" prefix when imported again', async () => {
    // Its name has more bytes than that of a folder may have.
    const long = 'é'.repeat(150)
    const archive = archiveFile([
      comment('stray', { thread: 'unmatched-old' }),
      mention('ping', { thread: 'unmatched-old' }),
      comment('other', { thread: long }),
    ])
    const { output } = await exportToMarkdown(archive)

    const { entries } = await importInto(makeContent(), ['staticman', output])

    const threads = entries().map(({ thread }) => thread)
    expect(threads).toEqual(['unmatched-old', 'unmatched-old', `unmatched-${long}`])
  })

  it('empties spam and omits addresses by default, and includes both when asked, spam hidden', async () => {
    const archive = archiveFile([
      comment('spam', { body: 'Buy this', status: 'spam' }),
      comment('reply', { parent: 'spam0000' }),
    ])

    const without = await exportToMarkdown(archive)
    const all = await exportToMarkdown(archive, ['--with-held', '--with-addresses'])

    const file = 'posts/2020-01-01-rome/comments/spam0000.yml'
    const replied = 'posts/2020-01-01-rome/comments/reply000.yml'
    expect(parse(without.read(file))).toMatchObject({ name: '', message: '', hidden: true })
    expect(without.read(replied)).not.toContain('ada@reader.example')
    expect(parse(all.read(file))).toMatchObject({
      message: 'Buy this',
      hidden: true,
      status: 'spam',
    })
    expect(all.read(replied)).toContain('ada@reader.example')
  })
})
