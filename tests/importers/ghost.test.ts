import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder } from '../generator/site-folder.ts'
import { exportOf, importPosts, rome } from './ghost-site.ts'
import { filesIn, importInto, makeContent, makeFile, makeFolder, post } from './moving-in.ts'

describe('posts imported from Ghost', () => {
  it('keep their permalink, tags, author and text, but no internal tags', async () => {
    const { post } = await importPosts([rome], {
      tags: [
        { id: 't1', name: 'food' },
        { id: 't2', name: 'Italy' },
        { id: 't3', name: '#hidden', visibility: 'internal' },
      ],
      posts_tags: [
        { post_id: '1', tag_id: 't1', sort_order: '10' },
        { post_id: '1', tag_id: 't2', sort_order: '9' },
        { post_id: '1', tag_id: 't3', sort_order: 2 },
      ],
      users: [{ id: 'a', name: 'Ada', email: 'ada@old.example' }],
      posts_authors: [{ post_id: '1', author_id: 'a', sort_order: 0 }],
      posts_meta: [{ post_id: '1', meta_description: 'In short' }],
    })

    expect(post('posts/2014-01-15-rome.md')).toEqual({
      front: {
        title: 'Rome: a start',
        date: '2014-01-14T23:31:03Z',
        description: 'In short',
        tags: ['Italy', 'food'],
        author: 'Ada',
        permalink: '/rome/',
      },
      body: 'See [me](/about/)\n',
    })
  })

  it('keep what everybody could read, and lose what only members could', async () => {
    const html =
      '<p>Open</p><!--kg-gated-block:begin nonMember:false memberSegment:"status:free,status:-free" --><p>Paid</p><!--kg-gated-block:end--><!--kg-gated-block:begin nonMember:true memberSegment:"" --><p>Join</p><!--kg-gated-block:end--><!--kg-gated-block:begin --><p>Never closed</p>'

    const { post, report } = await importPosts([{ ...rome, html }])

    expect(post('posts/2014-01-15-rome.md').body).toBe('Open\n\nJoin\n')
    expect(report.notes.map(({ message }) => message)).toEqual([
      expect.stringContaining('only members saw'),
    ])
  })

  it('have the permalinks of routes.yaml, and are drafts if it has none for them', async () => {
    const uploads = makeFolder({
      'settings/routes.yaml': `routes:
collections:
  /pod/: { permalink: '/pod/{slug}/', filter: 'primary_tag:[pod,radio]' }
  /blog/: { permalink: '/blog/{year}/{primary_tag}/{slug}/', filter: 'tag:-hash-hidden+featured:false' }
  /odd/: { permalink: '/odd/{slug}/', filter: 'featured:true' }
  /own/: { permalink: '/own/{slug}/', filter: 'constructor:x+featured:true' }
`,
    })
    const posts = ['a', 'b', 'c', 'd'].map(id => ({ ...rome, id, uuid: id, slug: id }))
    const [a = rome, b = rome, c = rome, d = rome] = posts
    const { post } = await importPosts(
      [a, b, { ...c, featured: 1 }, d],
      {
        tags: [
          { id: 't1', name: 'Radio', slug: 'radio' },
          { id: 't2', name: 'Food', slug: 'food' },
          { id: 't3', name: '#hidden', slug: 'hash-hidden', visibility: 'internal' },
        ],
        posts_tags: [
          { post_id: 'a', tag_id: 't1' },
          { post_id: 'b', tag_id: 't2' },
          { post_id: 'd', tag_id: 't3' },
        ],
      },
      ['--uploads', uploads],
    )

    const fronts = ['a', 'b', 'c', 'd'].map(slug => post(`posts/2014-01-15-${slug}.md`).front)
    expect(fronts.map(({ permalink, draft }) => permalink ?? draft)).toEqual([
      '/pod/a/',
      '/blog/2014/food/b/',
      '/odd/c/',
      true,
    ])
  })

  it('never become public if they were drafts, for members, or only mailed', async () => {
    const { content, post } = await importPosts([
      rome,
      { ...rome, id: '2', uuid: 'u-2', slug: 'b', status: 'draft' },
      { ...rome, id: '3', uuid: 'u-3', slug: 'c', visibility: 'members' },
      { ...rome, id: '4', uuid: 'u-4', slug: 'd', visibility: 'paid' },
      { ...rome, id: '5', uuid: 'u-5', slug: 'e', status: 'sent' },
      { ...rome, id: '6', uuid: 'u-6', slug: 'f', status: 'scheduled' },
      { ...rome, id: '7', uuid: 'u-7', slug: 'g', status: 'anything' },
      {
        ...rome,
        id: '8',
        uuid: 'u-8',
        slug: 'h',
        status: 'scheduled',
        published_at: '2999-01-01T00:00:00.000Z',
      },
    ])

    const shown = readdirSync(join(content, 'posts')).filter(
      file => post(`posts/${file}`).front.draft !== true,
    )
    expect(shown).toEqual(['2014-01-15-rome.md', '2999-01-01-h.md'])
  })

  it('keep the dates in their permalinks if the site had them', async () => {
    const settings = [
      { key: 'permalinks', value: '/:year/:month/:day/:slug/' },
      { key: 'activeTimezone', value: 'America/New_York' },
    ]

    const { post } = await importPosts(
      [
        { ...rome, page: '0' },
        { ...rome, id: '2', uuid: 'u-2', slug: 'about', page: 1 },
      ],
      { settings },
    )

    expect(post('posts/2014-01-15-rome.md').front.permalink).toBe('/2014/01/14/rome/')
    expect(post('pages/about.md').front.permalink).toBe('/about/')
  })

  it('bring their images, in whatever size they are linked, and turn bookmarks into links', async () => {
    const html =
      '<figure class="kg-card kg-image-card"><img src="__GHOST_URL__/content/images/size/w600/2014/a.jpg" alt="A"></figure>' +
      '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://b.example/"><div class="kg-bookmark-content"><div class="kg-bookmark-title">B</div></div><img src="https://b.example/i.png"></a></figure>' +
      '<p><img src="__GHOST_URL__/content/images/../../secret.txt" alt="S"></p>'
    const uploads = makeFolder({ 'content/images/2014/a.jpg': 'a picture' })

    const { content, post } = await importPosts(
      [{ ...rome, html, feature_image: '__GHOST_URL__/content/images/2014/a.jpg' }],
      {},
      ['--uploads', uploads],
    )

    expect(readdirSync(join(content, 'posts/2014-01-15-rome'))).toEqual(['a.jpg', 'index.md'])
    const { front, body } = post('posts/2014-01-15-rome/index.md')
    expect(front.image).toBe('a.jpg')
    expect(body).toContain('![A](a.jpg)\n\n[B](https://b.example/)')
  })

  it('keep the captions of images and cards, but not placeholder images', async () => {
    const html =
      '<figure class="kg-card kg-bookmark-card kg-card-hascaption"><a class="kg-bookmark-container" href="https://b.example/"><div class="kg-bookmark-title">B</div></a><figcaption>By <b>me</b></figcaption></figure>' +
      '<div class="kg-card kg-audio-card"><audio src="/content/media/a.mp3"></audio><div class="kg-audio-title">A sound</div><div class="kg-audio-player"><button><svg></svg></button>0:00</div></div>' +
      '<figure class="kg-card kg-video-card"><video src="/content/media/b.mp4" poster="https://img.spacergif.org/v1/640x360/0a/spacer.png"></video></figure>' +
      '<div class="kg-card kg-callout-card"><div class="kg-callout-text">Mind the <i><b><strong style="white-space: pre-wrap;">oven </strong></b></i>door</div></div>' +
      '<div class="kg-card kg-file-card"><a class="kg-file-card-container" href="/content/files/a.pdf" title="Download" download=""><div class="kg-file-card-contents"><div class="kg-file-card-title">A file</div><div class="kg-file-card-caption">Of mine</div><div class="kg-file-card-metadata"><div class="kg-file-card-filename">a.pdf</div><div class="kg-file-card-filesize">12 KB</div></div></div><div class="kg-file-card-icon"><svg></svg></div></a></div>' +
      '<div class="kg-card kg-file-card"><a class="kg-file-card-container" href="/content/files/b.pdf"><div class="kg-file-card-metadata"><div class="kg-file-card-filename">b.pdf</div></div></a></div>'

    const { post, report } = await importPosts([{ ...rome, html, feature_image: '/a.jpg' }], {
      posts_meta: [{ post_id: '1', feature_image_caption: 'Seen by <b>Ada</b>' }],
    })

    const { body } = post('posts/2014-01-15-rome.md')
    expect(body.split('\n\n').slice(-9)).toEqual([
      '[B](https://b.example/)',
      'By **me**',
      '![](/content/media/a.mp3)',
      'A sound',
      '![](/content/media/b.mp4)',
      'Mind the ***oven*** door',
      '[A file](/content/files/a.pdf) (a.pdf, 12 KB)',
      'Of mine',
      '[b.pdf](/content/files/b.pdf)\n',
    ])
    const messages = report.notes.map(({ message }) => message)
    expect(messages).toContain('had words below its picture, which have no place here: Seen by Ada')
    expect(messages.join()).not.toContain('spacergif')
  })

  it('have their time in UTC even if the export does not say so', async () => {
    const { post } = await importPosts([{ ...rome, published_at: '2014-01-14 23:31:03' }])

    expect(post('posts/2014-01-15-rome.md').front.date).toBe('2014-01-14T23:31:03Z')
  })

  it('have the words of a card for new members without its form', async () => {
    const html =
      '<div class="kg-card kg-signup-card"><h2 class="kg-signup-card-heading">Join</h2><form class="kg-signup-card-form"><button>Subscribe</button><div class="kg-signup-card-success">Email sent!</div></form><p class="kg-signup-card-disclaimer">No spam.</p></div>'

    const { post, report } = await importPosts([{ ...rome, html }])

    expect(post('posts/2014-01-15-rome.md').body).toBe('## Join\n\nNo spam.\n')
    expect(report.notes.map(({ message }) => message)).toEqual([
      'had a form to become a member, which was left out',
    ])
  })

  it('are built at their old URLs', async () => {
    using site = createSiteFolder()

    await importInto(site.content, [
      'ghost',
      exportOf([
        rome,
        { ...rome, id: '2', uuid: 'u-2', slug: 'about', type: 'page', html: '<p>Who I am</p>' },
      ]),
    ])
    await site.build()

    expect(site.page('rome/index.html')).toContain('See <a href="/about/">me</a>')
    expect(site.page('about/index.html')).toContain('Who I am')
  })
})

describe('an export of Ghost', () => {
  it('has every post counted once, and changes nothing when imported again', async () => {
    const file = exportOf([rome, { title: 'no id' }, 7, rome])
    const content = makeContent()

    const { report } = await importInto(content, ['ghost', file])
    const before = readFileSync(join(content, 'posts/2014-01-15-rome.md'))
    const again = await importInto(content, ['ghost', file])

    expect(report).toMatchObject({ read: 4, imported: 1, skipped: { repeated: 1, unreadable: 2 } })
    expect(again.report).toMatchObject({ read: 4, imported: 0, skipped: { present: 1 } })
    expect(readFileSync(join(content, 'posts/2014-01-15-rome.md'))).toEqual(before)
  })

  it.each([
    ['is not JSON', '{"db": [', 'is not JSON'],
    ['holds no posts', '{"db": [{ "data": { "tags": [] } }]}', 'holds no posts'],
    ['is nested too deeply', '['.repeat(200_000), 'deeper than'],
  ])('is rejected with a message when it %s', async (_, text, message) => {
    const file = join(makeFolder({ 'ghost.json': text }), 'ghost.json')

    await expect(importInto(makeContent(), ['ghost', file])).rejects.toThrow(message)
  })
})

it('a page of Ghost called "index" is written once, beside an existing one', async () => {
  const content = makeContent({ 'pages/index.md': post('Mine') })
  const page = { id: '1', title: 'Theirs', slug: 'index', type: 'page', status: 'draft' }
  const file = makeFile('ghost.json', JSON.stringify({ db: [{ data: { posts: [page] } }] }))

  await importInto(content, ['ghost', file])
  const { report } = await importInto(content, ['ghost', file])

  expect(report).toMatchObject({ imported: 0, skipped: { present: 1 } })
  expect(filesIn(content).toSorted()).toEqual(['pages/index.md', 'pages/page-index.md'])
})
