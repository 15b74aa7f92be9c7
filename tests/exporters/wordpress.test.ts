import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { importInto, makeContent, makeFolder, post } from '../importers/moving-in.ts'
import { readImported } from '../importers/read-imported.ts'
import { archiveFile, comment, exportFrom, mention } from './moving-out.ts'

async function exportToWordPress(content: string, words: readonly string[] = []) {
  const { output, report } = await exportFrom(content, ['wordpress', ...words])
  return { file: output, report, text: readFileSync(output, 'utf8') }
}

async function moveAround(content: string, words: readonly string[] = []) {
  const { file } = await exportToWordPress(content, words)
  const home = makeContent()
  return { home, ...(await importInto(home, ['wordpress', file])) }
}

describe('posts exported for WordPress', () => {
  it('keep title, date, permalink, tags, author, image and body when imported again', async () => {
    const content = makeContent({
      'posts/2020-01-01-rome/index.md':
        '---\ntitle: "Rome: <b> & ]]> \\"quoted\\""\ndate: 2020-01-01T10:00:00Z\ntags: [Italy, Bread & Wine]\nauthor: Guest Writer\npermalink: /2020/rome/\naliases: [/2020/roma/]\nimage: bridge.jpg\nimageAlt: A bridge\n---\n\n## A walk\n\nOver [the bridge](../paris.md) ]]> and *back*\nagain. ![The bridge](bridge.jpg)\n\n```js\nconst a = [gallery]\n```\n',
      'posts/2020-01-01-rome/bridge.jpg': 'a picture',
      'posts/paris.md': post('Paris'),
    })
    const uploads = join(makeFolder({}), 'uploads')

    const { file, text } = await exportToWordPress(content, ['--uploads', uploads])
    const home = makeContent()
    await importInto(home, ['wordpress', file, '--uploads', uploads])

    const { front, body } = readImported(home, 'posts/2020-01-01-rome/index.md')
    expect(front).toMatchObject({
      title: 'Rome: <b> & ]]> "quoted"',
      date: '2020-01-01T10:00:00Z',
      permalink: '/2020/rome/',
      tags: ['Italy', 'Bread & Wine'],
      author: 'Guest Writer',
      image: 'bridge.jpg',
      imageAlt: 'A bridge',
    })
    expect(front.aliases).toContain('/2020/roma/')
    expect(body).toBe(
      '## A walk\n\nOver [the bridge](/paris/) ]]> and *back* again. ![The bridge](bridge.jpg)\n\n```js\nconst a = [gallery]\n```\n',
    )
    expect(text).toContain('<h2 id="a-walk">A walk</h2>')
    expect(existsSync(join(home, 'posts/2020-01-01-rome/bridge.jpg'))).toBe(true)
  })

  it('keep their file names when imported again, whatever their permalinks are', async () => {
    const files = {
      'pages/who.md': '---\ntitle: Who\npermalink: /about/\n---\n\nWords.\n',
      'posts/2020-01-01-rome-2.md': post('Rome', 'permalink: /2020/rome/\n'),
      'posts/2020-01-01-rome.md': post('Rome', 'permalink: /2019/rome/\n'),
      'posts/2020-01-01-tiber.md': post('A river', 'draft: true\npermalink: /river/\n'),
    }

    const { home } = await moveAround(makeContent(files))

    const found = ['pages', 'posts'].flatMap(folder =>
      readdirSync(join(home, folder)).map(name => `${folder}/${name}`),
    )
    expect(found).toEqual(Object.keys(files))
    expect(readImported(home, 'posts/2020-01-01-rome-2.md').front.permalink).toBe('/2020/rome/')
  })

  it('are drafts if they are drafts or expired, and scheduled if they are not yet due', async () => {
    const content = makeContent({
      'posts/draft.md': post('Draft', 'draft: true\n'),
      'posts/over.md': post('Over', 'expires: 2021-01-01\n'),
      'posts/waiting.md': post('Waiting', 'publish: 2030-01-01\n'),
      'posts/dated.md': '---\ntitle: Dated\ndate: 2030-01-01\npublish: 2021-01-01\n---\n\nWords.\n',
      'posts/public.md': post('Public'),
      'pages/about.md': '---\ntitle: About\n---\n\nMe.\n',
    })

    const { text } = await exportToWordPress(content)
    const { home } = await moveAround(content)

    const statuses = [...text.matchAll(/<wp:status><!\[CDATA\[(\w+)/g)].map(([, status]) => status)
    expect(statuses.sort()).toEqual(['draft', 'draft', 'future', 'future', 'publish', 'publish'])
    expect(text.match(/<wp:post_date><!\[CDATA\[2030/g)).toHaveLength(2)
    const isDraft = (file: string) => readImported(home, `posts/${file}`).front.draft === true
    const files = readdirSync(join(home, 'posts'))
    expect(files.filter(isDraft).sort()).toEqual(['2020-01-01-draft.md', '2020-01-01-over.md'])
    expect(readImported(home, 'pages/about.md').front.permalink).toBe('/about/')
  })
})

describe('threads exported for WordPress', () => {
  const content = makeContent({ 'posts/2020-01-01-rome.md': post('Rome') })

  it('keep body, author, date, status and parent of comments when imported again', async () => {
    const archive = archiveFile([
      comment('reply2', { parent: 'reply100', body: 'Deeper', createdAt: '2020-01-03T10:00:00Z' }),
      comment('reply1', { parent: 'first000', body: 'A line\nand *another* ]]> `<x>`' }),
      comment('first', { body: '> Quoted\n\nWell &amp; good', author: { name: 'Ash & <Elm>' } }),
      mention('ping', { via: 'pingback' }),
      mention('track', { via: 'trackback', url: 'https://third.example/' }),
    ])

    const { entries } = await moveAround(content, ['--archive', archive])

    const found = entries().filter(({ type }) => type === 'comment')
    const [first, one, two] = ['Quoted', 'A line', 'Deeper'].map(words =>
      found.find(({ body }) => body.includes(words)),
    )
    expect(first).toMatchObject({ parent: null, body: '> Quoted\n\nWell & good' })
    expect(first?.author.name).toBe('Ash & <Elm>')
    expect(one).toMatchObject({ parent: first?.id, body: 'A line\nand *another* ]]> `<x>`' })
    expect(two).toMatchObject({ parent: one?.id, createdAt: '2020-01-03T10:00:00.000Z' })
    expect(found.every(({ status, thread }) => status === 'approved' && thread === 'rome')).toBe(
      true,
    )
    const mentions = entries().filter(({ type }) => type === 'mention')
    expect(mentions.map(entry => Reflect.get(entry, 'via')).sort()).toEqual([
      'pingback',
      'trackback',
    ])
  })

  it('number parents before their replies, whatever the order of the archive', async () => {
    const archive = archiveFile([
      comment('c', { parent: 'b0000000', createdAt: '2020-01-01T10:00:00Z' }),
      comment('b', { parent: 'a0000000', createdAt: '2020-01-02T10:00:00Z' }),
      comment('a', { createdAt: '2020-01-03T10:00:00Z' }),
    ])

    const { text } = await exportToWordPress(content, ['--archive', archive])

    const numbers = [...text.matchAll(/comment_(?:id|parent)>(\d+)</g)].map(([, number]) => number)
    expect(numbers).toEqual(['1', '0', '2', '1', '3', '2'])
  })

  it('omit addresses, held comments and spam, and keep an empty placeholder for a parent', async () => {
    const archive = archiveFile([
      comment('spam', {
        body: 'Buy this',
        author: { name: 'Robot', url: 'https://buy.example' },
        status: 'spam',
      }),
      comment('reply', { parent: 'spam0000', body: 'Go away' }),
      comment('alone', { body: 'Not yet', status: 'pending' }),
      comment('gone', { body: '', author: { name: '' }, status: 'deleted' }),
    ])

    const { text, report } = await exportToWordPress(content, ['--archive', archive])

    expect(text).not.toMatch(/Buy this|Robot|buy\.example|Not yet|ada@reader/)
    expect(text).toMatch(/comment_approved><!\[CDATA\[trash/)
    expect(report.comments).toEqual({ read: 4, exported: 2, leftOut: { deleted: 1, held: 1 } })
  })

  it('include addresses, held comments and spam when asked, in a file only its owner can read', async () => {
    const archive = archiveFile([
      comment('spam', { body: 'Buy this', status: 'spam' }),
      comment('waits', { body: 'Not yet', status: 'pending' }),
    ])
    const words = ['--archive', archive, '--with-addresses', '--with-held']

    const { text, file } = await exportToWordPress(content, words)

    expect(text).toContain('ada@reader.example')
    expect([...text.matchAll(/comment_approved><!\[CDATA\[(\w+)/g)].map(([, was]) => was)).toEqual([
      'spam',
      '0',
    ])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('are reported and counted if they belong to no post', async () => {
    const archive = archiveFile([comment('lost', { thread: 'unmatched-old' }), comment('found')])

    const { report } = await exportToWordPress(content, ['--archive', archive])

    expect(report).toMatchObject({
      unmatched: ['unmatched-old'],
      comments: { read: 2, exported: 1, leftOut: { 'no-post': 1 } },
    })
  })
})

it('an export for WordPress is well-formed XML, whatever characters its text holds', async () => {
  const words = 'a \u0000\u0008\u001b\ufffe \ud800 ]]> <![CDATA[ &nosuch; <!-- </wp:comment>'
  const content = makeContent({
    'posts/2020-01-01-rome.md': `---\ntitle: ${JSON.stringify('a ]]> & <item>')}\n---\n\n${words.replace(/[\0\ud800]/g, '')}\n`,
  })
  const archive = archiveFile([
    comment('odd', { body: words, author: { name: words, url: 'https://x.example/?a&b"<' } }),
  ])
  const { text } = await exportToWordPress(content, ['--archive', archive])
  const parser = new SaxesParser({ xmlns: true })
  const faults: string[] = []
  parser.on('error', error => faults.push(error.message))

  parser.write(text).close()

  expect(faults).toEqual([])
})
