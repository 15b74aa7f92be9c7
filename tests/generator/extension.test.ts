import { readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { configuration, createExtendedSite, openBuildThread } from './extension-site.ts'
import { fingerprintsOf, post } from './site-folder.ts'

const garden = configuration(
  `configure.addFilter('sign', sign)
  configure.addTemplate(
    'garden.njk',
    '<h1>Garden</h1>{% for post in posts %}<li>{{ post.title | sign }}</li>{% endfor %}',
    { permalink: '/garden/', layout: 'base', title: 'Garden' },
  )`,
  "import { sign } from './words.ts'",
)
const words = (mark: string) => `export const sign = (text: string) => text + '${mark}'\n`
const twoPosts = {
  'posts/2026-01-01-one.md': post('One', 'tags: [notes]'),
  'posts/2026-01-02-two.md': post('Two'),
}
const copying = configuration("configure.addPassthroughCopy({ static: '/' })")

const thread = openBuildThread()
afterAll(() => thread.close())

describe('a rebuild of a site with an extension', () => {
  it('gives byte for byte what a clean build gives, after any edit of it', async () => {
    using site = createExtendedSite({}, twoPosts)
    const config = 'eleventy.config.ts'
    const both = garden.replace(
      "configure.addFilter('sign', sign)",
      "configure.addFilter('sign', sign)\n  configure.addPassthroughCopy({ static: '/' })",
    )
    const edits: readonly (readonly [edit: () => void, page: string, holds: string | null])[] = [
      [() => {}, 'garden/index.html', null],
      [
        () => {
          site.put('words.ts', words('!'))
          site.put(config, garden)
        },
        'garden/index.html',
        '<li>Two!</li><li>One!</li>',
      ],
      [() => site.put(config, garden.replace('<h1>G', '<h1>My g')), 'garden/index.html', 'My gar'],
      [() => site.put('words.ts', words('?')), 'garden/index.html', '<li>One?</li>'],
      [
        () => site.write('posts/2026-01-01-one.md', post('First', 'tags: [notes]')),
        'garden/index.html',
        '<li>First?</li>',
      ],
      [() => site.remove('posts/2026-01-02-two.md'), 'garden/index.html', '</h1><li>First?</li>'],
      [
        () => {
          site.put('static/a/key.txt', 'one')
          site.put(config, both)
        },
        'a/key.txt',
        'one',
      ],
      [() => site.put('static/a/key.txt', 'two'), 'a/key.txt', 'two'],
      [() => site.take('static/a/key.txt'), 'a/key.txt', null],
      [() => site.put(config, both.replace('/garden/', '/plot/')), 'garden/index.html', null],
      [() => site.take(config), 'plot/index.html', null],
    ]

    const clean = join(site.project, 'clean')
    for (const [edit, page, holds] of edits) {
      edit()
      await thread.build(site)

      const published = fingerprintsOf(site.output)
      if (holds === null) expect(published).not.toHaveProperty([page])
      else expect(site.page(page)).toContain(holds)
      expect(await thread.build(site)).toMatchObject({ rendered: 0, removed: 0 })
      await thread.build(site, { output: clean, useCache: false })
      expect(published).toEqual(fingerprintsOf(clean))
    }
  })

  it('does not even run a configuration of which nothing changed', async () => {
    using site = createExtendedSite({
      'eleventy.config.ts': configuration(
        "appendFileSync(join(import.meta.dirname, 'runs.txt'), 'x')",
        "import { appendFileSync } from 'node:fs'\nimport { join } from 'node:path'",
      ),
    })
    const runs = () => readFileSync(join(site.project, 'runs.txt'), 'utf8').length
    await site.build()
    const before = runs()

    await site.build()

    expect(before).toBeGreaterThan(0)
    expect(runs()).toBe(before)
  })

  it('renders added pages again for what they can read, and leaves those that stay the same', async () => {
    using site = createExtendedSite(
      { 'words.ts': words('!'), 'eleventy.config.ts': garden },
      twoPosts,
    )
    await site.build()

    site.write('posts/2026-01-02-two.md', post('Two', '', 'Words, other than before.'))
    const ofText = await site.build()
    site.write('posts/2026-01-02-two.md', post('Second', '', 'Words, other than before.'))
    await site.build()

    expect(ofText.rendered).toBeLessThan(9)
    expect(site.page('garden/index.html')).toContain('<li>Second!</li>')
  })

  it('notices a change to a file that the configuration says it reads', async () => {
    using site = createExtendedSite({
      'plants.json': '["rose"]',
      'eleventy.config.ts': configuration(
        `const plants = JSON.parse(readFileSync(join(import.meta.dirname, 'plants.json'), 'utf8'))
  configure.addTemplate('plants.njk', plants.join(), { permalink: '/plants.txt' })
  configure.addWatchTarget('*.json')`,
        "import { readFileSync } from 'node:fs'\nimport { join } from 'node:path'",
      ),
    })
    await site.build()

    site.put('plants.json', '["rose","lily"]')
    await site.build()

    expect(site.page('plants.txt')).toBe('rose,lily')
  })

  it('notices a copied file that kept its size and put back its time', async () => {
    using site = createExtendedSite({ 'static/a.txt': 'abc', 'eleventy.config.ts': copying })
    await site.build()

    site.put('static/a.txt', 'xyz')
    utimesSync(join(site.project, 'static/a.txt'), 1_000, 1_000)
    await site.build()

    expect(site.page('a.txt')).toBe('xyz')
  })

  it('mends an added page that somebody changed', async () => {
    using site = createExtendedSite(
      { 'words.ts': words('!'), 'eleventy.config.ts': garden },
      twoPosts,
    )
    await site.build()
    const before = fingerprintsOf(site.output)

    site.put('site/garden/index.html', 'defaced')
    await site.build()

    expect(fingerprintsOf(site.output)).toEqual(before)
  })
})

describe('what an extension adds', () => {
  it('is written in every language of templates, one page or many', async () => {
    using site = createExtendedSite(
      {
        'eleventy.config.ts': configuration(
          `configure.addFilter('loud', (text: string) => text.toUpperCase())
  configure.addShortcode('star', () => '*')
  configure.addGlobalData('motto', 'Slowly')
  configure.addTemplate('_includes/bare.njk', '<main>{{ content | safe }}</main>')
  configure.addTemplate('a.liquid', '{{ posts[0].title | loud }} {{ motto }}', { permalink: '/a.txt' })
  configure.addTemplate('b.md', '# On *plants*', { permalink: '/b/', layout: 'bare.njk' })
  configure.addTemplate('c.11ty.js', { render: ({ tags }) => tags.map(tag => tag.title + tag.count).join() }, { permalink: '/c.txt' })
  configure.addTemplate('d.njk', '{{ pagination.items[0].title }}{% star %}', {
    pagination: { data: 'posts', size: 1 },
    permalink: '/d/{{ pagination.pageNumber }}/',
  })`,
        ),
      },
      { ...twoPosts, 'pages/about.md': post('About') },
    )

    const { pages } = await site.build()

    expect(site.page('a.txt')).toBe('TWO Slowly')
    expect(site.page('b/index.html')).toContain('<h1 id="on-plants">On <em>plants</em></h1>')
    expect(site.page('c.txt')).toBe('notes1')
    expect([site.page('d/0/index.html'), site.page('d/1/index.html')]).toEqual(['Two*', 'One*'])
    expect(pages).toBe(14)
  })

  it('changes the Markdown of pages and of the feed', async () => {
    using site = createExtendedSite(
      {
        'eleventy.config.ts': configuration(
          `configure.amendLibrary('md', markdown => { markdown.renderer.rules['em_open'] = () => '<em class="x">' })`,
        ),
      },
      { 'posts/2026-01-01-one.md': post('One', '', 'So *it* is.') },
    )

    await site.build()

    expect(site.page('one/index.html')).toContain('<em class="x">it</em>')
    expect(site.page('feed.xml')).toContain('&lt;em class=&quot;x&quot;&gt;it')
  })

  it('holds drafts only where the site shows them', async () => {
    using site = createExtendedSite(
      { 'words.ts': words(''), 'eleventy.config.ts': garden },
      { 'posts/2026-01-01-secret.md': post('Secret', 'draft: true') },
    )

    await site.build()
    const published = site.page('garden/index.html')
    await site.build({ drafts: true })

    expect(published).not.toContain('Secret')
    expect(site.page('garden/index.html')).toContain('Secret')
  })

  it('never reads a post as a template, and runs no code beside it', async () => {
    using site = createExtendedSite(
      {
        'eleventy.config.ts': configuration(
          `configure.addTemplate('a.njk', 'x', { permalink: '/a/' })\n  configure.addPlugin(() => {})`,
        ),
      },
      {
        'posts/2026-01-01-one.md': post('One', '', '{{ site.title }} {% for %}'),
        'posts/posts.11tydata.js': 'throw new Error("ran")',
      },
    )

    await site.build()

    expect(site.page('one/index.html')).toContain('{{ site.title }} {% for %}')
  })
})

describe('the anchors of a site whose Markdown is amended', () => {
  it('are whatever its plug-ins make them', async () => {
    using site = createExtendedSite(
      {
        'eleventy.config.ts': configuration(
          `configure.amendLibrary('md', markdown => {
            markdown.core.ruler.push('own-ids', state => {
              for (const token of state.tokens) if (token.type === 'heading_open') token.attrSet('id', 'own')
            })
          })`,
        ),
      },
      { 'posts/2026-01-01-one.md': post('One', '', '[There](#own)\n\n## Here') },
    )

    const { diagnostics } = await thread.build(site)

    expect(diagnostics).toEqual([])
  })
})
