import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesIn, importInto, makeContent, makeFile } from './moving-in.ts'
import { comment, item, writeExport, writeText } from './wxr.ts'

const words = (file: string) => ['wordpress', file]

describe('a damaged WordPress export', () => {
  it('keeps posts and comments with invalid dates', async () => {
    const dates = [
      '0000-00-00 00:00:00',
      '2014-13-45 99:99:99',
      '',
      'soon',
      ...['07:32:00', '12', '1230Z'],
      '275760-09-13 00:00:00',
      '2014-02-30 00:00:00',
    ]
    const items = dates.map((date, id) => item({ id, date, more: comment({ id, date }) }))

    const { report, entries } = await importInto(makeContent(), words(writeExport(items)))

    expect(report).toMatchObject({ read: 18, imported: 18 })
    expect(new Set(entries().map(({ createdAt }) => createdAt))).toEqual(
      new Set(['1970-01-01T00:00:00.000Z']),
    )
    const undated = /^has (?:no date|a date that cannot be read)/
    expect(report.notes.filter(({ message }) => undated.test(message))).toHaveLength(18)
  })

  it('is read in its declared encoding and without control characters, and both are reported', async () => {
    const latin = writeExport([item({ id: 1, title: 'Caf\u00e9\u0008' })])
    const text = `\n\n${readFileSync(latin, 'utf8')}`
      .replace('UTF-8', 'ISO-8859-1')
      .replace('<channel>', '<channel><x>&#8;</x>')
    const content = makeContent()

    const { report } = await importInto(content, words(writeText(Buffer.from(text, 'latin1'))))

    expect(readFileSync(join(content, 'posts/2014-01-14-post-1.md'), 'utf8')).toContain(
      'title: Café\n',
    )
    expect(report.notes.map(({ message }) => message)).toEqual([
      expect.stringContaining('iso-8859-1'),
      expect.stringContaining('2 control characters'),
    ])
  })

  it('is rejected with a hint if it is a zip file', async () => {
    const file = writeText('PK\u0003\u0004\u0014\u0000\u0008')

    await expect(importInto(makeContent(), words(file))).rejects.toThrow(
      /is packed as zip; unpack it/,
    )
  })

  it('is read as UTF-8 although it declares UTF-16, and that is reported', async () => {
    const text = readFileSync(writeExport([item({ id: 1, title: 'Café' })]), 'utf8')
    const content = makeContent()

    const file = writeText(text.replace('UTF-8', 'utf-16'))
    const { report } = await importInto(content, words(file))

    expect(readFileSync(join(content, 'posts/2014-01-14-post-1.md'), 'utf8')).toContain(
      'title: Café\n',
    )
    expect(report.notes.map(({ message }) => message)).toEqual([
      'says that it is written in utf-16, but is written in utf-8',
    ])
  })

  it('keeps threads with circular parents and with 3,000 levels of replies', async () => {
    const chain = Array.from({ length: 3_000 }, (_, index) =>
      comment({ id: index + 1, parent: index }),
    )
    const circle = Array.from({ length: 100 }, (_, index) =>
      comment({ id: 30_000 + index, parent: 30_000 + ((index + 1) % 100) }),
    )
    const items = [item({ id: 1, more: chain.join('') }), item({ id: 2, more: circle.join('') })]

    const { report, entries } = await importInto(makeContent(), words(writeExport(items)))

    const roots = entries().filter(({ parent }) => parent === null)
    expect(report.kinds.comment).toMatchObject({ read: 3_100, imported: 3_100 })
    expect(roots.map(({ thread }) => thread).sort()).toEqual([
      'post-1',
      ...Array(100).fill('post-2'),
    ])
  })

  it('never overwrites an existing post or a file that is not an archive', async () => {
    const content = makeContent({ 'posts/2014-01-14-rome.md': '---\ntitle: Other\n---\n\nMine.\n' })
    const taken = makeFile('kept.jsonl', 'not an archive')
    const file = writeExport([
      item({ id: 1, name: 'rome', link: 'https://old.example/a/rome/', more: comment({ id: 1 }) }),
    ])

    await importInto(content, words(file))
    const refused = importInto(makeContent(), [...words(file), '--archive', taken])

    await expect(refused).rejects.toThrow('holds something else')
    expect(readFileSync(taken, 'utf8')).toBe('not an archive')
    expect(filesIn(content).sort()).toEqual([
      'posts/2014-01-14-rome-2.md',
      'posts/2014-01-14-rome.md',
    ])
    expect(existsSync(join(content, 'posts/2014-01-14-rome-2.md'))).toBe(true)
  })
})
