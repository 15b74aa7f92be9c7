import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importInto, makeContent, makeFolder } from './moving-in.ts'
import { readImported } from './read-imported.ts'
import { comment, item, writeExport } from './wxr.ts'

function filesIn(content: string): string[] {
  const names = readdirSync(content, { recursive: true, encoding: 'utf8' })
  return names.filter(name => name.endsWith('.md')).sort()
}

function text(title: string, more = ''): string {
  return `---\ntitle: ${title}\n${more}---\nWords of ${title}.\n`
}

describe('a repeated import', () => {
  it('adds nothing if the paths of texts differ only in case', async () => {
    const folder = makeFolder({
      '_config.yml': 'url: https://old.example\n',
      '_posts/2014-01-14-Rome.md': text('Rome'),
      '_posts/2014-01-14-rome.md': text('Rome'),
      '_posts/2014-01-14-ROME.md': text('Rome'),
    })
    const content = makeContent()
    await importInto(content, ['jekyll', folder])
    const files = filesIn(content)

    const { report } = await importInto(content, ['jekyll', folder])

    expect(files).toEqual(['-2', '-3', ''].map(end => `posts/2014-01-14-rome${end}.md`))
    expect(filesIn(content)).toEqual(files)
    expect(report).toMatchObject({ read: 3, imported: 0, skipped: { present: 3 } })
  })

  it('adds nothing if the name of a page starts with a date, even an invalid one', async () => {
    const folder = makeFolder({
      'hugo.toml': '',
      'content/2014-02-31-party.md': text('Party'),
      'content/2014-02-31.md': text('Day'),
      'content/party.md': text('Another party'),
      'content/con.md': text('A name that no file has on Windows'),
    })
    const content = makeContent()

    await importInto(content, ['hugo', folder])
    const { report } = await importInto(content, ['hugo', folder])

    const page = readImported(content, 'pages/page-2014-02-31-party.md')
    expect(page.front).toMatchObject({ title: 'Party', permalink: '/2014-02-31-party/' })
    expect(filesIn(content)).toHaveLength(4)
    expect(filesIn(content)).toContain('pages/page-con.md')
    expect(report).toMatchObject({ imported: 0, skipped: { present: 4 }, notes: [] })
  })

  it('restores a deleted post without replacing one with a similar name', async () => {
    const named = (id: number, name: string) =>
      item({ id, name, title: 'Notes', more: comment({ id, body: `On ${name}` }) })
    const file = writeExport([named(1, 'notes'), named(2, 'notes-2')])
    const content = makeContent()
    const { entries } = await importInto(content, ['wordpress', file])
    const before = entries()
    rmSync(join(content, 'posts/2014-01-14-notes.md'))

    const { report } = await importInto(content, ['wordpress', file])

    expect(entries()).toEqual(before)
    expect(report.kinds.post).toMatchObject({ imported: 1, skipped: { present: 1 } })
    expect(filesIn(content)).toEqual(['posts/2014-01-14-notes-2.md', 'posts/2014-01-14-notes.md'])
  })
})

describe('a second WordPress export with the same post numbers', () => {
  const first = writeExport([
    item({ id: 4, title: 'Rome', name: 'rome' }),
    item({ id: 5, title: 'Part 2', name: 'part-2', date: '2014-02-03 17:31:03' }),
  ])

  it('from another site loses no post and no comment', async () => {
    const more = comment({ id: 1, body: 'On Oslo' })
    const oslo = { id: 4, title: 'Oslo', name: 'oslo', date: '2016-05-06 07:08:09', more }
    const content = makeContent()
    await importInto(content, ['wordpress', first])

    const { report, entries } = await importInto(content, ['wordpress', writeExport([item(oslo)])])

    expect(report.kinds.post).toMatchObject({ imported: 1 })
    expect(filesIn(content)).toEqual([
      'posts/2014-01-14-rome.md',
      'posts/2014-02-03-part-2.md',
      'posts/2016-05-06-oslo.md',
    ])
    expect(entries()).toMatchObject([{ thread: 'oslo', body: 'On Oslo' }])
    expect(report.notes.map(({ message }) => message)).toContain(
      'had the address /?p=4, which is not possible here or belongs to another post; nothing redirects from there',
    )
  })

  it.each([
    ['title', { id: 4, title: 'Rome' }],
    ['name', { id: 4, name: 'rome' }],
    ['name that ends in a number', { id: 5, name: 'part-2', date: '2014-02-03 18:00:00' }],
    ['date', { id: 4, date: '2014-01-14 17:31:03' }],
  ])('has a moved post recognised by its number and its %s', async (_, same) => {
    const other = { title: 'Roma', name: 'roma', date: '2014-01-14 18:00:00' }
    const moved = item({ ...other, ...same, link: 'https://old.example/moved/' })
    const content = makeContent()
    await importInto(content, ['wordpress', first])

    const { report } = await importInto(content, ['wordpress', writeExport([moved])])

    expect(report.kinds.post).toMatchObject({ imported: 0, skipped: { changed: 1 } })
  })
})
