import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { showReport } from '../../importers/report/show.ts'
import { processorTimeSince } from '../processor-time.ts'
import { filesIn, importInto, makeContent, makeFolder } from './moving-in.ts'
import { comment, item, writeExport, writeText } from './wxr.ts'

const words = (file: string) => ['wordpress', file]

describe('a hostile WordPress export', () => {
  const doctype = (subset: string, inside: string) =>
    `<?xml version="1.0"?><!DOCTYPE rss [${subset}]><rss><channel><title>${inside}</title></channel></rss>`

  it.each([
    ['nested entities', doctype('<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">', '&b;'), 'DOCTYPE'],
    ['an external entity', doctype('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;'), 'DOCTYPE'],
    ['an endless DOCTYPE', `<!DOCTYPE rss [<!-- ${'a'.repeat(3_000_000)}`, 'DOCTYPE'],
    ['an HTML entity', '<rss><channel><title>a&nbsp;b</title></channel></rss>', 'undefined entity'],
    ['200,000 levels', `<rss><channel>${'<a>'.repeat(200_000)}`, 'deeper than 64'],
    ['an incomplete document', '<rss><channel><item><title>A', 'is incomplete'],
    ['a document of another kind', '<html><body>Hello</body></html>', 'not an export of WordPress'],
    ['an unknown encoding', '<?xml version="1.0" encoding="klingon"?><rss/>', 'klingon'],
  ])('with %s is rejected with a message, and nothing is written', async (_, text, message) => {
    const content = makeContent()

    const refused = importInto(content, words(writeText(text)))

    await expect(refused).rejects.toThrow(message)
    expect(readdirSync(content)).toEqual(['site.yaml'])
  })

  it('writes only to the posts folder, whatever its posts are called', async () => {
    const names = [
      '../../../etc/passwd',
      '..\\..\\x',
      '.htaccess',
      'x'.repeat(400),
      '%2e%2e%2f',
      '',
    ]
    const items = names.map((name, index) =>
      item({ id: index + 1, name, link: `https://old.example/${name}/` }),
    )
    const content = makeContent()

    const { report } = await importInto(content, words(writeExport(items)))

    expect(report.kinds.post).toMatchObject({ imported: names.length })
    expect(
      filesIn(content).every(file => /^posts\/2014-01-14-[a-z0-9-]{1,100}\.md$/.test(file)),
    ).toBe(true)
    expect(filesIn(content)).toHaveLength(names.length)
  })

  it('cannot put control characters or forged lines into the printed report', async () => {
    const strange = '%1b[31m%0aposts: read 0\u009b2J'
    const items = [
      item({ id: 1, link: `https://old.example/${strange}/`, body: '[a-b\u009b=1]' }),
      item({ id: 2, type: `kind\u009b`, link: `https://old.example/\u009b/` }),
    ]

    const { report } = await importInto(makeContent(), words(writeExport(items)))

    expect(showReport(report)).not.toMatch(/(?!\n)\p{Cc}|^posts: read 0/mu)
    expect(report.notes.some(({ message }) => /\p{Cc}/u.test(message))).toBe(true)
  })

  it('has titles with YAML syntax written as strings', async () => {
    const titles = [
      '---',
      'a: b: c',
      '"quoted" \'x\'',
      '- list',
      '!!js/function x',
      '*alias',
      '012',
      '{{ x }} {% y %}',
    ]
    const content = makeContent()

    await importInto(
      content,
      words(writeExport(titles.map((title, index) => item({ id: index + 1, title })))),
    )

    const read = filesIn(content).map(
      file => parse(readFileSync(join(content, file), 'utf8').split('\n---\n')[0] ?? '').title,
    )
    expect(read.sort()).toEqual(titles.toSorted())
  })

  it('copies no file from outside of the uploads folder', async () => {
    const uploads = makeFolder({ '2014/a.jpg': 'mine', 'x/secret.jpg': 'not mine' })
    const inside = makeFolder({ '2014/a.jpg': 'mine' })
    symlinkSync(join(uploads, 'x'), join(inside, 'link'))
    const picture = (path: string) =>
      `<img src="https://old.example/wp-content/uploads/${path}" alt="">`
    const body = ['2014/a.jpg', 'link/secret.jpg', '../../../etc/hostname', '%2e%2e/x.jpg']
      .map(picture)
      .join('')
    const content = makeContent()

    await importInto(content, [...words(writeExport([item({ id: 1, body })])), '--uploads', inside])

    expect(readdirSync(join(content, 'posts/2014-01-14-post-1')).sort()).toEqual([
      'a.jpg',
      'index.md',
    ])
  })

  it('copies no HTML, no code and no hidden files from the uploads folder', async () => {
    const ran = ['a.html', 'a.js', 'a.php', 'a.xht', 'b.js~', 'b.HT_ML', '.htaccess', '.git/config']
    const names = ['a.jpg', 'a.svg', ...ran]
    const uploads = makeFolder(Object.fromEntries(names.map(name => [`2014/${name}`, 'words'])))
    const address = 'https://old.example/wp-content/uploads/2014'
    const body = names.map(name => `<a href="${address}/${name}">${name}</a>`).join('\n')
    const content = makeContent()

    await importInto(content, [
      ...words(writeExport([item({ id: 1, body })])),
      '--uploads',
      uploads,
    ])

    const post = join(content, 'posts/2014-01-14-post-1')
    expect(readdirSync(post).sort()).toEqual(['a.jpg', 'a.svg', 'index.md'])
    expect(readFileSync(join(post, 'index.md'), 'utf8')).toContain(`(${address}/a.js)`)
  })

  it('is imported in less than 5 seconds of CPU time despite many unclosed tags', async () => {
    const bodies = [
      '[a]',
      '<!-- wp:x {',
      '<pre>',
      '<!--more ',
      '[gallery ',
      '<a href="x">',
      '<div>',
    ].map(text => text.repeat(10_000))
    // Each shows nothing, or nothing but spaces.
    const nothings = [
      '<title>a</title>',
      '<a> </a>',
      '<!---->',
      '<input> ',
      '<img> ',
      '<o:p></o:p>',
    ]
    const before = process.cpuUsage()

    const { report } = await importInto(
      makeContent(),
      words(
        writeExport([
          ...bodies.map((body, id) => item({ id, body })),
          item({ id: 99, more: comment({ id: 1, body: '<b>x'.repeat(20_000) }) }),
          ...nothings.map((nothing, at) =>
            item({ id: 80 + at, more: comment({ id: 2 + at, body: `x${nothing.repeat(4_000)}` }) }),
          ),
        ]),
      ),
    )

    expect(report).toMatchObject({ read: 21, imported: 21 })
    expect(processorTimeSince(before)).toBeLessThan(5_000)
  })

  it('with 4,000 elements in a row that show nothing is imported in less than 3 seconds of CPU time', async () => {
    const nothings = ['<a href="/x"></a>', '<i></i> ', '<b>\n</b>\n', '<sup></sup><!---->']
    const before = process.cpuUsage()

    const { report } = await importInto(
      makeContent(),
      words(
        writeExport(
          nothings.map((nothing, id) => item({ id, body: `<p>x${nothing.repeat(4_000)}</p>` })),
        ),
      ),
    )

    expect(report).toMatchObject({ read: 4, imported: 4 })
    expect(processorTimeSince(before)).toBeLessThan(3_000)
  })

  it.each([
    ['after a URL on its own', (gap: string) => `<figure>https://a.example/${gap}x`],
    ['before the end of a line', (gap: string) => `a${gap}b\nc`],
    ['in bold text', (gap: string) => `<b>a${gap}b</b>`],
    ['in an element that is kept as HTML', (gap: string) => `<details>a${gap}b</details>`],
    ['in code', (gap: string) => `<pre>a${gap}b</pre>`],
    ['in a "more" tag', (gap: string) => `a<!--more${gap}b`],
  ])('with 100,000 spaces %s is imported in less than 3 seconds of CPU time', async (_, body) => {
    const before = process.cpuUsage()

    const { report } = await importInto(
      makeContent(),
      words(writeExport([item({ id: 1, body: body(' '.repeat(100_000)) })])),
    )

    expect(report).toMatchObject({ read: 1, imported: 1 })
    expect(processorTimeSince(before)).toBeLessThan(3_000)
  })
})
