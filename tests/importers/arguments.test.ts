import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readOptions } from '../../importers/options.ts'
import { showReport } from '../../importers/report/show.ts'
import { importInto, makeContent, makeFolder } from './moving-in.ts'
import { comment, item, writeExport } from './wxr.ts'

const content = makeContent()
const folder = makeFolder({ 'olive.2026.xml': '', 'olive.2026.xml.gz': '' })

function typed(...words: string[]) {
  return readOptions(['--content', content, ...words])
}

describe('the arguments of an import', () => {
  it.each(['olive.2026.xml', 'olive.2026.xml.gz'])('name the archive after %s', file => {
    const { archive } = typed('disqus', `${folder}/${file}`)

    expect(archive).toBe('data/imports/disqus-olive.2026.jsonl')
  })

  it('name the archive after a long file name so that every file system takes it', () => {
    const file = `${'ŁódźとRome'.repeat(15)}.xml`

    const { archive } = typed('disqus', join(makeFolder({ [file]: '' }), file))

    expect(archive).toMatch(/^data\/imports\/disqus-ŁódźとRome[ŁódźとRome]+\.jsonl$/)
    // While it is written, an id of 36 characters follows.
    expect(Buffer.byteLength(basename(archive))).toBeLessThan(200)
  })

  it.each([
    [[], /^Import from what\? Name one of commento, .*, wordpress$/],
    [['foo'], /^there is no source "foo"; name one of commento, .*, wordpress$/],
    [['wordpres', folder], 'did you mean "wordpress"'],
    [['wordpress', `${folder}/nowhere.xml`], 'no such file'],
    [['wordpress', folder, '--uploads', `${folder}/nowhere`], 'no such folder'],
    [['wordpress', folder, '--uploads', `${folder}/olive.2026.xml`], 'no such folder'],
    [['wordpress', folder, '--map', `${folder}/nowhere`], 'no such file'],
    [['wordpress', folder, '--map', folder], 'name a file'],
    [['wordpress', folder, '--map', '/dev/zero'], 'write the lines to a file'],
    [['wordpress', folder, '--archive', folder], 'name a file'],
    [['wordpress', folder, '--archive', '/dev/null'], 'name a file'],
    [['wordpress', folder, '--archive', ''], 'name a file'],
    [['wordpress', folder, '--archive', `${content}/posts/a.jsonl`], 'within the content folder'],
    [['wordpress', folder, folder], 'one file or folder at a time'],
  ])('are rejected if they are %j', (words, message) => {
    expect(() => typed(...words)).toThrow(message)
  })
})

describe('the report of an import', () => {
  it('prints the next command with the archive path quoted for a shell', async () => {
    const words = ['wordpress', writeExport([item({ id: 1, more: comment({ id: 1 }) })])]
    const { report } = await importInto(makeContent(), words)

    const said = showReport({ ...report, archive: "data/imports/Olive's: blog.jsonl" })

    expect(said).toContain("comments -- import 'data/imports/Olive'\\''s: blog.jsonl'\n")
  })
})
