import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { WireThread } from '../../comments-api/contract/thread.ts'
import type { Index } from '../../generator/content/read-content.ts'
import type { PlanEntry } from '../../generator/plan/entries.ts'
import { plainText } from '../../generator/plan/plain-text.ts'
import { createSetting } from '../../generator/plan/setting.ts'
import { planSitemaps } from '../../generator/plan/sitemap.ts'
import { SiteFile } from '../../generator/site/site.ts'
import { createSiteFolder, fingerprintsOf, plainSite, post } from './site-folder.ts'

const urlsIn = (sitemap: string) =>
  [...sitemap.matchAll(/<loc>([^<]+)<\/loc>(?:<lastmod>([^<]+)<\/lastmod>)?/g)].map(
    ([, url = '', modified = null]) => [url.replace('https://site.example', ''), modified],
  )

describe('the sitemap', () => {
  it('lists every page that may be found with the day of its last change', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'tags: [a]\nupdated: 2026-03-01'),
      'posts/2026-02-01-two.md': post('Two'),
      'posts/2026-02-02-elsewhere.md': post('Elsewhere', 'canonical: https://first.example/x/'),
      'posts/2026-02-03-draft.md': post('Draft', 'draft: true'),
      'posts/2026-01-02-late.md': post('Late', 'publish: 2026-02-20'),
      'pages/about.md': post('About'),
    })

    await site.build()

    expect(urlsIn(site.page('sitemap.xml'))).toEqual([
      ['/', '2026-02-28T23:00:00Z'],
      ['/two/', '2026-01-31T23:00:00Z'],
      ['/late/', '2026-02-19T23:00:00Z'],
      ['/one/', '2026-02-28T23:00:00Z'],
      ['/about/', null],
      ['/tags/', '2026-02-28T23:00:00Z'],
      ['/tags/a/', '2026-02-28T23:00:00Z'],
      ['/archive/', '2026-02-28T23:00:00Z'],
    ])
  })

  it('leaves what only a preview shows out', async () => {
    using site = createSiteFolder({ 'posts/2026-02-03-draft.md': post('Draft', 'draft: true') })

    await site.build({ drafts: true })

    expect(site.page('sitemap.xml')).not.toContain('/draft/')
    expect(site.page('llms.txt')).not.toContain('Draft')
  })

  it('is an index of several where one could not hold all pages', () => {
    const setting = createSetting({
      site: SiteFile.parse({ title: 'A', url: 'https://a.example', author: { name: 'B' } }),
      index: { posts: [], pages: [], attachments: new Map() } as unknown as Index,
      threads: new Map(),
      assets: {
        style: '',
        styleWithFormulas: '',
        script: '',
        colours: '',
        copyCode: '',
        playEmbed: '',
        search: '',
        paper: null,
        files: [],
      },
      code: '',
      now: 0,
      drafts: false,
      drawable: text => text,
    })
    const page = (number: number): PlanEntry => {
      const url = `/tags/${number}/`
      const canonical = `https://a.example${url}`
      const described = { title: '', description: '', url, canonical, tag: '', cards: [] }
      return {
        output: '',
        fingerprint: '',
        showing: { kind: 'html', page: { kind: 'tag', ...described }, body: null },
      }
    }

    const maps = planSitemaps(
      setting,
      Array.from({ length: 50_001 }, (_, number) => page(number)),
    )

    expect(maps.map(({ output }) => output)).toEqual([
      'sitemap.xml',
      'sitemap-1.xml',
      'sitemap-2.xml',
    ])
    expect(maps[0]?.showing).toMatchObject({
      map: {
        kind: 'sitemap-index',
        sitemaps: [
          { url: 'https://a.example/sitemap-1.xml' },
          { url: 'https://a.example/sitemap-2.xml' },
        ],
      },
    })
    expect(maps[2]?.showing).toMatchObject({
      map: { pages: [{ url: 'https://a.example/tags/50000/' }] },
    })
  })
})

it('writes an index of sitemaps as the protocol has it', async () => {
  const { sitemap } = await import('../../templates/feeds/sitemap.ts')
  const { site } = await import('../templates/samples.ts')

  const xml = sitemap(site, {
    kind: 'sitemap-index',
    sitemaps: [{ url: 'https://blog.example/sitemap-1.xml', modified: '2026-01-01T00:00:00Z' }],
  })

  expect(xml.toString()).toContain(
    '<sitemap><loc>https://blog.example/sitemap-1.xml</loc><lastmod>2026-01-01T00:00:00Z</lastmod></sitemap>',
  )
})

describe('llms.txt', () => {
  it('lists what is published, with words that stay words', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post("'[One](x) <b>'", 'description: "Two\\nlines"'),
      'posts/2026-12-24-secret.md': post('Secret'),
      'pages/about.md': post('About'),
    })

    await site.build()

    const text = site.page('llms.txt')
    expect(text).toMatch(/^# A site\n\n> About things\n\n## Posts\n\n- /)
    expect(text).toContain(
      '- [\\[One\\](x) \\<b\\>](https://site.example/one/): Two lines\n\n## Pages',
    )
    expect(text).not.toContain('Secret')
  })
})

describe('security.txt', () => {
  it('names the contact until the day that site.yaml names', async () => {
    using site = createSiteFolder({
      'site.yaml': `${plainSite}security: { contact: "mailto:ada@site.example", expires: 2027-06-30 }\n`,
    })

    const { diagnostics } = await site.build()

    expect(site.page('.well-known/security.txt')).toBe(
      [
        'Contact: mailto:ada@site.example',
        'Expires: 2027-06-30T00:00:00Z',
        'Preferred-Languages: en',
        'Canonical: https://site.example/.well-known/security.txt',
        '',
      ].join('\n'),
    )
    expect(diagnostics).toEqual([])
  })

  it('is not there without a contact', async () => {
    using site = createSiteFolder()

    await site.build()

    expect(existsSync(join(site.output, '.well-known'))).toBe(false)
  })

  it('warns when its day is past, and publishes all the same', async () => {
    using site = createSiteFolder({
      'site.yaml': `${plainSite}security: { contact: "https://site.example/contact", expires: 2026-11-20 }\n`,
    })

    const { diagnostics } = await site.build()

    expect(diagnostics).toMatchObject([
      { line: 8, severity: 'warning', code: 'invalid-value', message: /past/ },
    ])
  })

  it.each([
    ['contact: "http://site.example", expires: 2027-06-30', 'security.contact'],
    ['contact: "https://site.example\\nX: y", expires: 2027-06-30', 'security.contact'],
    ['contact: "https://site.example", expires: someday', 'security.expires'],
  ])('refuses %s', async (written, key) => {
    using site = createSiteFolder({ 'site.yaml': `${plainSite}security: { ${written} }\n` })

    const [mistake] = await site.mistakes()

    expect(mistake).toMatchObject({ code: 'invalid-value' })
    expect(mistake?.message).toContain(key)
  })
})

describe('the icons', () => {
  it('are all there that the manifest and the pages name', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })

    await site.build()

    const manifest = JSON.parse(site.page('manifest.webmanifest'))
    const linked = [...site.page('index.html').matchAll(/rel="[a-z-]*icon" href="([^"]+)"/g)]
    const urls = [
      ...manifest.icons.map((icon: { src: string }) => icon.src),
      ...linked.map(m => m[1]),
    ]
    expect(manifest).toMatchObject({ name: 'A site', short_name: 'A site', start_url: '/' })
    expect(urls).toHaveLength(7)
    for (const url of urls) expect(existsSync(join(site.output, url))).toBe(true)
  })

  it('are the owner’s alone where site.yaml has any beside it', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    using site = createSiteFolder({ 'favicon.svg': drawing })

    await site.build()

    const { icons } = JSON.parse(site.page('manifest.webmanifest'))
    expect(icons).toHaveLength(1)
    expect(readFileSync(join(site.output, icons[0].src), 'utf8')).toBe(drawing)
    expect(existsSync(join(site.output, 'favicon.ico'))).toBe(false)
    expect(site.page('index.html')).not.toContain('favicon.ico')
  })

  it('change every page that names them, and the same build comes out of a clean one', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    await site.build()
    site.write('favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')

    await site.build()

    const grown = fingerprintsOf(site.output)
    await site.build({ useCache: false })
    expect(fingerprintsOf(site.output)).toEqual(grown)
    expect(site.page('one/index.html')).not.toContain('favicon.ico')
  })
})

describe('the responses in the JSON-LD', () => {
  const author = { name: 'Kim', url: null, avatar: '1-1', isOwner: false, latestPost: null }
  const comment = (number: number, changes: object = {}) => ({
    id: `comment${String(number).padStart(4, '0')}`,
    parent: null,
    author,
    html: `<p>Words &amp; more ${number}</p>`,
    createdAt: new Date(Date.UTC(2026, 0, 2) + number * 1_000).toISOString(),
    editedAt: null,
    status: 'approved',
    ...changes,
  })

  async function postingOf(comments: readonly object[], count: number) {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    const thread = { thread: 'one', epoch: '', count, version: 1, open: true, next: null }
    const threads = [WireThread.parse({ ...thread, comments, mentions: [] })]
    site.write('../threads.json', JSON.stringify({ threads }))
    await site.build({ comments: { kind: 'file', path: join(site.content, '../threads.json') } })
    const [, json = ''] = /ld\+json">(.*?)<\/script>/s.exec(site.page('one/index.html')) ?? []
    return JSON.parse(json)['@graph'][0]
  }

  it('are the newest of a long thread; the number is that of all', async () => {
    const all = Array.from({ length: 50 }, (_, number) => comment(50 - number))

    const posting = await postingOf(all, 50)

    expect(posting.commentCount).toBe(50)
    expect(posting.comment).toHaveLength(30)
    expect(posting.comment[0].text).toBe('Words & more 50')
  })

  it('are without what was removed, and without a word of what that was', async () => {
    const removed = comment(1, { status: 'deleted', html: '', author: { ...author, name: 'Gone' } })
    const answer = comment(2, { parent: removed.id })

    const posting = await postingOf([answer, removed], 1)

    expect(posting).toMatchObject({ commentCount: 1, comment: [{ text: 'Words & more 2' }] })
    expect(posting.comment[0]).not.toHaveProperty('parentItem')
    expect(JSON.stringify(posting)).not.toContain('Gone')
  })
})

describe('the plain text of HTML', () => {
  it.each([
    ['<p>One  <em>two</em>\nthree</p>\n<p>AT&amp;T &lt;b&gt;</p>', 'One two three\n\nAT&T <b>'],
    ['<p>a<br>b<br><br>c</p>', 'a\nb\n\nc'],
    ['<ul>\n<li>one</li>\n<li>two</li>\n</ul>', 'one\ntwo'],
    ['<pre><code>if (a)\n  b()\n</code></pre><p>So.</p>', 'if (a)\n  b()\n\nSo.'],
    ['<blockquote><p>Said</p></blockquote>Answered', 'Said\n\nAnswered'],
    ['', ''],
  ])('of %s', (markup, text) => {
    expect(plainText(markup)).toBe(text)
  })

  it('is made without recursion', () => {
    expect(plainText(`${'<b>'.repeat(100_000)}deep`)).toBe('deep')
  })
})
