import { describe, expect, it } from 'vitest'
import { plainSite, post } from '../site-folder.ts'
import {
  configuration,
  createExtendedSite,
  garden,
  openBuildThread,
  twoPosts,
  words,
} from './extension-site.ts'

const thread = openBuildThread()

describe('an extension', () => {
  it('can add pages in Nunjucks, Liquid, Markdown and JavaScript, one or many', async () => {
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

  it('adds Markdown pages with texts in the language of the site', async () => {
    using site = createExtendedSite(
      {
        'eleventy.config.ts': configuration(
          `configure.addTemplate('b.md', '## Pflanzen\\n\\n> [!NOTE]\\n> Grün.', { permalink: '/b/' })`,
        ),
      },
      { ...twoPosts, 'site.yaml': `${plainSite}language: de\n` },
    )

    await site.build()

    const page = site.page('b/index.html')
    expect(page).toContain('aria-label="Link zu „Pflanzen“"')
    expect(page).toContain('<strong>Hinweis</strong>')
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

  it('sees drafts only if the site shows them', async () => {
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

  it('does not turn posts into templates, nor run code beside them', async () => {
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
  it('are those that its plug-ins set', async () => {
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
