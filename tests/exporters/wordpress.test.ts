import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { importInto, makeContent, makeFolder, post } from '../importers/moving-in.ts'
import { readImported } from '../importers/read-imported.ts'
import { archiveFile, comment } from './moving-out.ts'
import { exportToWordPress, moveAround } from './to-wordpress.ts'

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

  it('have the page as parent in whose address theirs is', async () => {
    const page = (permalink: string) =>
      `---\ntitle: A page\npermalink: ${permalink}\n---\n\nWords.\n`
    const content = makeContent({
      'pages/a.md': page('/a/'),
      'pages/b.md': page('/a/b/'),
      'pages/c.md': page('/a/b/c/'),
      'pages/d.md': page('/d/e/'),
      'posts/2020-01-01-rome.md': post('Rome', 'permalink: /a/rome/\n'),
    })

    const { text } = await exportToWordPress(content)

    const read = (name: string) =>
      [...text.matchAll(new RegExp(`<wp:${name}>(?:<!\\[CDATA\\[)?([^\\]<]*)`, 'g'))].map(
        found => found[1],
      )
    const ids = read('post_id')
    const names = new Map(read('post_name').map((name, at) => [ids[at], name]))
    const parents = read('post_parent').map((parent, at) => [names.get(ids[at]), names.get(parent)])
    expect(Object.fromEntries(parents)).toEqual({
      a: undefined,
      b: 'a',
      c: 'b',
      e: undefined,
      rome: undefined,
    })
  })

  it('have the title of code as its caption', async () => {
    const code = '```ts {1} title="a <b>.ts"\nlet a\n```'
    const content = makeContent({ 'posts/rome.md': post('Rome').replace('Words.', code) })

    const { text } = await exportToWordPress(content)

    expect(text).toContain(
      '<figure><figcaption>a &lt;b&gt;.ts</figcaption><pre><code class="language-ts">let a\n</code></pre></figure>',
    )
  })

  it('have signs of HTML in values as entities, which WordPress would take for tags', async () => {
    const content = makeContent({
      'posts/rome/index.md': post('Rome').replace(
        'Words.',
        '<div><img src="a.jpg" alt="A <b> & it\'s >"> <!-- <x y="<"> --></div>',
      ),
      'posts/rome/a.jpg': 'a picture',
    })

    const { text } = await exportToWordPress(content)

    expect(text).toContain(
      '<img src="https://new.example/wp-content/uploads/posts/rome/a.jpg" alt="A &lt;b&gt; & it\'s &gt;"> <!-- <x y="<"> -->',
    )
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

it('posts exported for WordPress have numbers, names, terms and markup that it can read', async () => {
  const content = makeContent({
    'posts/2020-07-01-river.md': `---
title: A river
date: 2020-07-01T10:00:00Z
updated: 2020-07-02T10:00:00Z
permalink: /2020/river.html
aliases: [/2020/stream/, /2020/old/brook/, /tiber/]
author: Łukasz
series: Rome & Co
tags: [Long & Wide]
image: dot.png
imageAlt: ""
comments: closed
---

Back to
[the walk](rome.md#walk). [gallery] <!-- [kept] --> <script>[kept]</script>
![](dot.png)

![A film](https://www.youtube.com/watch?v=dQw4w9WgXcQ "From above")

\`\`\`c#
a
\`\`\`

    [b]
`,
    'posts/dot.png': 'a picture',
    'posts/rome.md': `---
title: Rome
date: 2020-07-03
permalink: /rome/index.html
author: łukasz
image: dot.png
imageAlt: A dot
---

## Walk
`,
    'pages/who.md':
      '---\ntitle: Who\ndate: 2020-07-04\nauthor: 金\ntags: [long & wide]\n---\n\nMe.\n',
  })

  const { text, report } = await exportToWordPress(content)

  const valuesOf = (name: string) =>
    [...text.matchAll(new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?<`, 'g'))].map(
      ([, one]) => one,
    )
  expect(valuesOf('wp:author_login')).toEqual(['olive-owner', 'ukasz', 'author-3', 'author-4'])
  expect(valuesOf('wp:term_id')).toEqual(['1', '100001'])
  expect(valuesOf('wp:tag_name')).toEqual(['Long &amp; Wide'])
  expect(text.match(/<category .*/g)).toEqual([
    '<category domain="category" nicename="rome-co">Rome &amp;amp; Co</category>',
    '<category domain="post_tag" nicename="long-wide">Long &amp;amp; Wide</category>',
  ])
  expect(valuesOf('wp:post_id')).toEqual(['4', '5', '6', '1', '2', '3'])
  expect(valuesOf('wp:post_parent')).toEqual(['1', '1', '2', '0', '0', '0'])
  expect(valuesOf('wp:post_name').slice(3)).toEqual(['river', 'rome', 'who'])
  expect(valuesOf('wp:comment_status').slice(3)).toEqual(['closed', 'open', 'closed'])
  expect(valuesOf('wp:post_date')[3]).toBe('2020-07-01 12:00:00')
  expect(valuesOf('wp:post_modified_gmt')[0]).toBe('2020-07-02 10:00:00')
  expect(valuesOf('wp:meta_key').filter(key => key !== '_wp_attached_file')).toEqual([
    '_wp_attachment_image_alt',
    ...['_thumbnail_id', '_wp_old_slug', '_thumbnail_id'],
  ])
  expect(text.match(/meta_value><!\[CDATA\[(?:\d+|[a-z]+)\]/g)).toEqual(
    [5, 'stream', 6].map(value => `meta_value><![CDATA[${value}]`),
  )
  expect(text).toContain('<p>Back to <a href="https://new.example/rome/index.html#walk">')
  expect(text).toContain('&#91;gallery] <!-- [kept] --> <script>[kept]</script>')
  expect(text).toContain('\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n<figcaption>From above<')
  expect(text).toContain('<pre><code class="language-c#">a\n</code></pre>\n<pre><code>&#91;b]\n')
  expect(report.notes).toEqual([expect.stringMatching(/files of posts that were not copied: 1;/)])
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
