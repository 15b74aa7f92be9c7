import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { renderBody } from '../../comments-api/comments/render/renderer.ts'
import { importInto, makeContent, makeFile, post } from './moving-in.ts'

type Fields = Readonly<Record<string, string | number>>

function thread(id: number, fields: Fields): string {
  return `<thread dsq:id="${id}">${elements(fields)}</thread>`
}

function comment(id: number, fields: Fields & { readonly thread: number }, more: Fields = {}) {
  const { thread, parent, ...others } = fields as Fields
  const named = {
    createdAt: '2014-05-06T07:08:09Z',
    isDeleted: 'false',
    isSpam: 'false',
    ...others,
  }
  const author = { email: 'ada@mail.example', name: 'Ada', isAnonymous: 'true', ...more }
  return `<post dsq:id="${id}"><id/>${elements(named)}<author>${elements(author)}</author>
    <ipAddress>203.0.113.7</ipAddress><thread dsq:id="${thread}"/>
    ${parent === undefined ? '' : `<parent dsq:id="${parent}"/>`}</post>`
}

function elements(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join('')
}

function disqusFile(parts: readonly string[], before = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?>${before}
    <disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
    <category dsq:id="1"><forum>olive</forum></category>${parts.join('\n')}</disqus>`
}

function fileWith(text: string | Buffer, name = 'olive.xml'): string {
  return makeFile(name, text)
}

const rome = { id: 'rome', link: 'https://old.example/2014/rome.html', title: 'Rome' }

const conversation = disqusFile([
  thread(100, rome),
  thread(101, {}),
  comment(1, { thread: 100, message: '<p>First, <b>bold</b></p>' }),
  comment(2, { thread: 100, message: '<p>To Ada</p>', parent: 1 }, { name: 'Bob' }),
  comment(3, { thread: 100, message: '<p>Taken back</p>', isDeleted: 'true', parent: 2 }),
  comment(4, { thread: 100, message: '<p>To nobody now</p>', parent: 3 }),
  comment(5, { thread: 100, message: '<p>Cheap watches</p>', isSpam: 'true' }),
  comment(6, { thread: 100, message: '<p>Gone</p>', isDeleted: 'true' }),
  comment(7, { thread: 999, message: '<p>Of a thread that is not there</p>' }),
])

describe('comments imported from Disqus', () => {
  it('are assigned to the post with the identifier of their thread, with their parents', async () => {
    const content = makeContent({ 'posts/2014-05-05-rome.md': post('Rome') })

    const { entries } = await importInto(content, ['disqus', fileWith(conversation)])

    const inRome = entries().filter(({ thread }) => thread === 'rome')
    const [ada, bob, gone, last] = ['First, **bold**', 'To Ada', '', 'To nobody now'].map(body =>
      inRome.find(entry => entry.body === body),
    )
    expect(inRome).toHaveLength(4)
    expect(ada).toMatchObject({ parent: null, createdAt: '2014-05-06T07:08:09.000Z' })
    expect(bob).toMatchObject({ parent: ada?.id, author: { name: 'Bob' } })
    expect(gone).toMatchObject({ parent: bob?.id, status: 'deleted', author: { name: '' } })
    expect(last).toMatchObject({ parent: gone?.id, status: 'approved' })
  })

  it('are all counted, also by a dry run, and kept if their thread is missing', async () => {
    const content = makeContent({ 'posts/2014-05-05-rome.md': post('Rome') })
    const file = fileWith(conversation)

    const dry = await importInto(content, ['disqus', file, '--dry-run'])
    const { report } = await importInto(content, ['disqus', file])

    expect(report).toMatchObject({ read: 7, imported: 5, skipped: { spam: 1, deleted: 1 } })
    expect(report.read).toBe(conversation.match(/<post /g)?.length)
    expect(dry.report).toEqual({ ...report, dryRun: true })
    expect(report.threads).toContainEqual(
      expect.objectContaining({ thread: 'unmatched-999', matchedBy: 'nothing', imported: 1 }),
    )
  })

  it('contain no IP address', async () => {
    const { archive } = await importInto(makeContent(), ['disqus', fileWith(conversation)])

    expect(readFileSync(archive, 'utf8')).not.toContain('203.0.113.7')
  })

  it('are the same from a compressed file', async () => {
    const plain = await importInto(makeContent(), ['disqus', fileWith(conversation)])
    const packed = fileWith(gzipSync(conversation), 'olive.xml.gz')

    const mailed = await importInto(makeContent(), ['disqus', packed])

    expect(readFileSync(mailed.archive)).toEqual(readFileSync(plain.archive))
  })

  it('have their links without the redirect of Disqus, and mentions as readers saw them', async () => {
    const link =
      'http://disq.us/url?url=https%3A%2F%2Fmap.example%2F%3Fa%3D1%3AGTwU4dcq96lIEIpJc8INii4ptuY'
    const message = `<p>@bob:disqus, see <a href="${link}&amp;cuid=104353" rel="nofollow">the map</a></p>`
    const file = disqusFile([thread(100, rome), comment(1, { thread: 100, message })])

    const { entries } = await importInto(makeContent(), ['disqus', fileWith(file)])

    expect(entries()).toMatchObject([{ body: '@bob, see [the map](https://map.example/?a=1)' }])
  })

  it.each([
    [
      'the link of their thread',
      { id: 'x-1', link: 'http://old.example/old-rome/?utm_source=feed' },
    ],
    ['an identifier from WordPress', { id: '12 https://old.example/?p=12', link: 'x' }],
    ['an identifier that is a path', { id: '/old-rome/', link: '' }],
  ])('are assigned to their post by %s', async (_, fields) => {
    const aliases = 'aliases:\n  - /old-rome/\n  - /?p=12\n'
    const content = makeContent({ 'posts/2014-05-05-rome.md': post('Rome', aliases) })
    const file = disqusFile([comment(1, { thread: 100, message: 'Hi' }), thread(100, fields)])

    const { report } = await importInto(content, ['disqus', fileWith(file)])

    expect(report.threads).toMatchObject([{ thread: 'rome', matchedBy: 'address', imported: 1 }])
  })

  it('keep their formatting: code, bold, links, deletions, headings and tables', async () => {
    const messages = [
      '<p>Try <code>a[i] = *b * *c;<br><br>d;</code>, please</p>',
      '<p><b>One.<br><br>Two.</b></p>',
      '<p><a href="https://map.example/old map">The<br><br>map</a></p>',
      '<p><s><del>Taken back</del></s></p>',
      '<p><a href="https://no such host/">Words</a></p>',
      '<p>Press <code>a</code><code>b</code><code> </code>, <kbd>c</kbd><kbd>d</kbd></p>',
      '<p><del>Old </del>new, <s><br>x</s>y</p>',
      '<h2>Two<br>lines</h2>',
      '<h3>Three<p>four</p><ul><li>five</li></ul></h3>',
      '<td>A cell</td><th>in no table',
      '<table><caption>Of</caption><tr><td>x</td></tr></table>',
      '<table><tr><td>Six <pre>*a\nb</pre> seven</td><td>eight</td></tr></table>',
    ]
    const posts = messages.map((message, at) => comment(at + 1, { thread: 100, message }))
    const file = fileWith(disqusFile([thread(100, rome), ...posts]))

    const { entries } = await importInto(makeContent(), ['disqus', file])

    const shown = entries().map(({ body }) => renderBody(body).replace(/ rel="[^"]*"/g, ''))
    expect(shown.toSorted()).toEqual(
      [
        '<p>Try </p>\n<pre><code>a[i] = *b * *c;\n\nd;\n</code></pre>\n<p>, please</p>',
        '<p><strong>One.<br>\nTwo.</strong></p>',
        '<p><a href="https://map.example/old%20map">The<br>\nmap</a></p>',
        '<p><del>Taken back</del></p>',
        '<p>Words</p>',
        '<p>Press <code>ab</code> , <code>cd</code></p>',
        '<p><del>Old</del> new,<br>\n<del>x</del>y</p>',
        '<p>A cell</p>\n<p>in no table</p>',
        '<p>Of</p>\n<p>x</p>',
        '<p><strong>Two lines</strong></p>',
        '<p><strong>Three</strong></p>\n<p><strong>four</strong></p>\n<ul><li>five</li>\n</ul>',
        '<p>Six</p>\n<pre><code>*a\nb\n</code></pre>\n<p>seven</p>\n<p>eight</p>',
      ].toSorted(),
    )
  })

  it('are skipped with a deleted thread, and are pending if they were not approved', async () => {
    const file = disqusFile([
      thread(100, { ...rome, isDeleted: 'true' }),
      thread(101, { id: 'two', link: 'https://old.example/two/' }),
      comment(1, { thread: 100, message: 'In a deleted thread' }),
      comment(2, { thread: 100, message: 'Under it', parent: 1 }),
      comment(3, { thread: 101, message: 'Not yet', isApproved: 'false' }),
      comment(4, { thread: 101, message: 'Taken back', isDeleted: '1' }),
      comment(5, { thread: 101, message: 'Cheap watches', isSpam: 'True' }),
      comment(6, { thread: 101, message: 'Who knows', isSpam: 'perhaps' }),
    ])

    const { report, entries } = await importInto(makeContent(), ['disqus', fileWith(file)])

    expect(report).toMatchObject({ read: 6, imported: 2, skipped: { deleted: 3, spam: 1 } })
    const waiting = entries().filter(({ status }) => status === 'pending')
    expect(waiting.map(({ body }) => body).sort()).toEqual(['Not yet', 'Who knows'])
  })
})

describe('an invalid Disqus export', () => {
  it('is imported without its invalid comments', async () => {
    const file = disqusFile([
      thread(100, rome),
      comment(1, { thread: 100, message: 'Round', parent: 2 }),
      comment(2, { thread: 100, message: 'and round', parent: 1 }),
      comment(3, { thread: 100, message: 'Self', parent: 3, createdAt: '0000-00-00T00:00:00Z' }),
      comment(3, { thread: 100, message: 'Twice' }),
      comment(4, { thread: 100, message: '<script>alert(1)</script><p>Left</p>' }),
      '<post><message>Nobody</message></post>',
    ])

    const { report, entries } = await importInto(makeContent(), ['disqus', fileWith(file)])

    expect(report).toMatchObject({ read: 6, imported: 4, skipped: { repeated: 1, unreadable: 1 } })
    expect(entries().map(({ parent }) => parent)).toEqual([null, null, null, null])
    expect(entries().map(({ body }) => body)).toContain('Left')
  })

  it.each([
    ['defines entities', disqusFile([], '<!DOCTYPE d [<!ENTITY a "b">]>'), /DOCTYPE/],
    ['is incomplete', conversation.slice(0, 900), /not well-formed/],
    ['is of another system', '<rss><channel><item/></channel></rss>', /not an export of Disqus/],
    ['is a truncated gzip file', gzipSync(conversation).subarray(0, 300), /cannot be unpacked/],
  ])('is rejected with a message when it %s', async (_, text, message) => {
    const words = ['disqus', fileWith(text)]

    await expect(importInto(makeContent(), words)).rejects.toThrow(message)
  })
})
