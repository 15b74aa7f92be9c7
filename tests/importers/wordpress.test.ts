import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder } from '../generator/site-folder.ts'
import { importItems } from './import-items.ts'
import { importInto, makeContent, makeFolder } from './moving-in.ts'
import { readImported } from './read-imported.ts'
import { item, meta, writeExport } from './wxr.ts'

describe('posts imported from WordPress', () => {
  it('keep their permalink, with aliases for their number and old slug', async () => {
    const old = meta('_wp_old_slug', 'roma')

    const { post } = await importItems([item({ id: 18, name: 'rome', more: old })])

    expect(post('posts/2014-01-14-rome.md').front).toMatchObject({
      title: 'A title',
      date: '2014-01-14T17:31:03Z',
      permalink: '/2014/rome/',
      aliases: ['/?p=18', '/2014/roma/'],
    })
  })

  it('are named after the end of their URL if another post has the same name', async () => {
    const link = 'https://old.example/2014/classic/'

    const { content } = await importItems([
      item({ id: 1, name: 'footnotes' }),
      item({ id: 2, name: 'footnotes', link }),
      item({ id: 3, name: 'footnotes', link: 'https://old.example/2015/footnotes/' }),
    ])

    expect(readdirSync(join(content, 'posts'))).toEqual([
      '2014-01-14-classic.md',
      '2014-01-14-footnotes-2.md',
      '2014-01-14-footnotes.md',
    ])
  })

  it('never become public if they were drafts, private, password-protected or overdue', async () => {
    const items = [
      item({ id: 1, status: 'draft', link: 'https://old.example/?p=1' }),
      item({ id: 2, status: 'private' }),
      item({ id: 3, more: '<wp:post_password>sesame</wp:post_password>' }),
      item({ id: 4, status: 'future' }),
      item({ id: 5, status: 'pending' }),
      item({ id: 6, status: 'future', date: '2030-01-01 10:00:00' }),
      item({ id: 7, status: 'trash' }),
      // The status of attachments and revisions; WordPress shows no post that has it.
      item({ id: 8, status: 'inherit' }),
    ]

    const { content, report } = await importItems(items)

    const files = readdirSync(join(content, 'posts'))
    const drafts = files.filter(file => readImported(content, `posts/${file}`).front.draft === true)
    expect(files.filter(file => !drafts.includes(file))).toEqual(['2030-01-01-post-6.md'])
    expect(report.kinds.post).toMatchObject({ read: 8, imported: 7, skipped: { trash: 1 } })
    expect(
      files.map(file => readFileSync(join(content, 'posts', file), 'utf8')).join(),
    ).not.toContain('sesame')
  })

  it('keep categories, tags without duplicates, author, excerpt and image', async () => {
    const category = (domain: string, name: string) =>
      `<category domain="${domain}" nicename="x"><![CDATA[${name}]]></category>`
    const items = [
      item({
        id: 1,
        more:
          category('category', 'News &amp; views') +
          category('post_tag', 'rome') +
          category('post_tag', 'Rome') +
          meta('_thumbnail_id', '9'),
      }).replace('<excerpt:encoded><![CDATA[]]>', '<excerpt:encoded><![CDATA[In <b>short</b>.]]>'),
      item({
        id: 9,
        type: 'attachment',
        more: `<wp:attachment_url>https://old.example/wp-content/uploads/2014/a.jpg</wp:attachment_url>${meta('_wp_attachment_image_alt', 'A bridge')}`,
      }),
    ]
    const uploads = makeFolder({ '2014/a.jpg': 'a picture' })

    const { content, post } = await importItems(items, ['--uploads', uploads])

    expect(post('posts/2014-01-14-post-1/index.md').front).toMatchObject({
      tags: ['News & views', 'rome'],
      author: 'olive',
      description: 'In short.',
      image: 'a.jpg',
      imageAlt: 'A bridge',
    })
    expect(existsSync(join(content, 'posts/2014-01-14-post-1/a.jpg'))).toBe(true)
  })

  it('report tags that no page can have, and those above 50', async () => {
    const names = ["'", ...Array.from({ length: 51 }, (_, index) => `Tag ${index}`)]
    const tags = names.map(
      name => `<category domain="post_tag" nicename="x"><![CDATA[${name}]]></category>`,
    )

    const { post, report } = await importItems([item({ id: 1, more: tags.join('') })])

    expect(post('posts/2014-01-14-post-1.md').front['tags']).toHaveLength(50)
    expect(report.notes.map(({ message }) => message)).toEqual([
      `had the tag "'", which is not possible here, and was left out`,
      'had the tag "Tag 50", which is not possible here, and was left out',
    ])
  })

  it('have the display name of their author, or the login if there is none', async () => {
    // The database holds names as HTML, like those of categories.
    const authors = ['olive', 'bob'].map(
      login =>
        `<wp:author><wp:author_login>${login}</wp:author_login><wp:author_display_name><![CDATA[${login === 'bob' ? '' : 'Olive &amp; Ash'}]]></wp:author_display_name></wp:author>`,
    )
    const items = [item({ id: 1 }), item({ id: 2 }).replace('[olive]', '[bob]')]
    const content = makeContent()

    await importInto(content, ['wordpress', writeExport(items, authors.join(''))])

    const names = [1, 2].map(id => readImported(content, `posts/2014-01-14-post-${id}.md`).front)
    expect(names).toMatchObject([{ author: 'Olive & Ash' }, { author: 'bob' }])
  })

  it('keep dates before 1970, but not the one that stands for no date', async () => {
    const dates = [
      '1660-01-01 22:00:00',
      '1969-07-20 20:17:40',
      '1969-12-31 19:00:00',
      '1970-01-01 09:23:10',
    ]
    const items = dates.map((date, number) => item({ id: number + 1, date }))

    const { content, post } = await importItems(items)

    const files = readdirSync(join(content, 'posts'))
    expect(files.map(file => [file, post(`posts/${file}`).front.date])).toEqual([
      ['1660-01-01-post-1.md', '1660-01-01T22:00:00Z'],
      ['1969-07-20-post-2.md', '1969-07-20T20:17:40Z'],
      ['1970-01-01-post-3.md', '1970-01-01T00:00:00Z'],
      ['1970-01-01-post-4.md', '1970-01-01T09:23:10Z'],
    ])
  })

  it('keep links to uploaded HTML pages, and report that these are not copied', async () => {
    const demo = 'https://old.example/wp-content/uploads/2014/demo.html'
    const uploads = makeFolder({ '2014/demo.html': '<script>alert(1)</script>' })

    const anothers = 'https://other.example/wp-content/uploads/demo.html'
    const links = [demo, '/wp-content/b.html', anothers].map(to => `<a href="${to}">a</a>`)

    const { content, report, post } = await importItems(
      [item({ id: 1, body: links.join(' ') })],
      ['--uploads', uploads],
    )

    expect(readdirSync(join(content, 'posts'))).toEqual(['2014-01-14-post-1.md'])
    expect(post('posts/2014-01-14-post-1.md').body).toContain(
      `[a](${demo}) [a](/wp-content/b.html) [a](${anothers})`,
    )
    const told = report.notes.map(({ message }) => message).filter(said => /links to/.test(said))
    expect(told).toEqual([expect.stringContaining(`links to ${demo}, which is not copied`)])
  })
})

it('images of WordPress count as imported if a post uses them, also in a dry run', async () => {
  const uploads = makeFolder({ '2014/bridge.jpg': 'a picture', '2014/alone.jpg': 'another' })
  const picture = (id: number, name: string) => {
    const url = `https://old.example/wp-content/uploads/2014/${name}`
    const more = `<wp:attachment_url>${url}</wp:attachment_url>`
    return item({ id, type: 'attachment', status: 'inherit', more })
  }
  const body = '<img src="https://old.example/wp-content/uploads/2014/bridge-300x200.jpg" alt="">'
  const shown = item({ id: 1, body })
  const file = writeExport([picture(2, 'bridge.jpg'), shown, picture(3, 'alone.jpg')])
  const content = makeContent()
  const importWith = async (...words: string[]) =>
    (await importInto(content, ['wordpress', file, ...words])).report.kinds.attachment

  expect([
    await importWith('--uploads', uploads, '--dry-run'),
    await importWith('--dry-run'),
    await importWith('--uploads', uploads),
    await importWith('--uploads', uploads),
  ]).toEqual([
    { read: 2, imported: 1, skipped: { attachment: 1 } },
    { read: 2, imported: 0, skipped: { attachment: 2 } },
    { read: 2, imported: 1, skipped: { attachment: 1 } },
    { read: 2, imported: 0, skipped: { present: 1, attachment: 1 } },
  ])
})

describe('a site imported from WordPress', () => {
  it('is built with its pages at their old URLs, without private posts', async () => {
    const blocks =
      '<!-- wp:heading --><h2 class="wp-block-heading" id="h">Bridges</h2><!-- /wp:heading --><!-- wp:paragraph --><p>Over the <em>Tiber</em>: see <a href="#h">above</a> or <a href="../rome/">Rome</a>, <a href="#gone">gone</a>.</p><!-- /wp:paragraph -->'
    const items = [
      item({
        id: 1,
        name: 'rome',
        title: 'Rome & <em>more</em>',
        body: 'All roads.\n\n{{ lead }} here',
      }),
      item({ id: 2, name: 'tiber', body: blocks }),
      item({
        id: 3,
        type: 'page',
        name: 'about',
        link: 'https://old.example/about/',
        body: 'Who I am.',
      }),
      item({ id: 4, status: 'private', body: 'Not for you.' }),
    ]
    using site = createSiteFolder()
    await importInto(site.content, ['wordpress', writeExport(items)])

    await site.build()

    expect(site.page('2014/rome/index.html')).toContain('<p>{{ lead }} here</p>')
    expect(site.page('2014/tiber/index.html')).toContain('<em>Tiber</em>')
    expect(site.page('about/index.html')).toContain('Who I am.')
    expect(site.page('_redirects')).toContain('/ p=1 /2014/rome/ 301!')
    expect(site.page('index.html')).toContain('Rome &amp; more')
    expect(JSON.stringify(site.page('sitemap.xml'))).not.toContain('post-4')
  })
})
