import { describe, expect, it } from 'vitest'
import { splitSitemap } from '../../../generator/plan/feeds/sitemap.ts'
import { sitemap } from '../../../templates/feeds/sitemap.ts'
import { site as facts } from '../../templates/samples.ts'
import { createSiteFolder, post } from '../site-folder.ts'

const urlsIn = (sitemap: string) =>
  [...sitemap.matchAll(/<loc>([^<]+)<\/loc>(?:<lastmod>([^<]+)<\/lastmod>)?/g)].map(
    ([, url = '', modified = null]) => [url.replace('https://site.example', ''), modified],
  )

describe('the sitemap', () => {
  it('lists every indexable page with the date of its last change', async () => {
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

  it('leaves out drafts that a preview shows, as does llms.txt', async () => {
    using site = createSiteFolder({ 'posts/2026-02-03-draft.md': post('Draft', 'draft: true') })

    await site.build({ drafts: true })

    expect(site.page('sitemap.xml')).not.toContain('/draft/')
    expect(site.page('llms.txt')).not.toContain('Draft')
  })

  it('is split, with an index, when it exceeds the limit of addresses', () => {
    const pages = ['01', '03', '02', null].map((day, number) => ({
      url: `https://a.example/${number}/`,
      modified: day === null ? null : `2026-01-${day}T00:00:00Z`,
    }))
    const absolute = (path: string) => `https://a.example${path}`

    const maps = splitSitemap(pages, { absolute, mostPages: 3 })

    expect(maps).toEqual([
      {
        path: '/sitemap.xml',
        map: {
          kind: 'sitemap-index',
          sitemaps: [
            { url: 'https://a.example/sitemap-1.xml', modified: '2026-01-03T00:00:00Z' },
            { url: 'https://a.example/sitemap-2.xml', modified: null },
          ],
        },
      },
      { path: '/sitemap-1.xml', map: { kind: 'sitemap', pages: pages.slice(0, 3) } },
      { path: '/sitemap-2.xml', map: { kind: 'sitemap', pages: pages.slice(3) } },
    ])
    expect(splitSitemap(pages, { absolute, mostPages: 4 })).toHaveLength(1)
  })

  it('writes the index as sitemaps.org specifies', () => {
    const xml = sitemap(facts, {
      kind: 'sitemap-index',
      sitemaps: [{ url: 'https://blog.example/sitemap-1.xml', modified: '2026-01-01T00:00:00Z' }],
    })

    expect(xml.toString()).toContain(
      '<sitemap><loc>https://blog.example/sitemap-1.xml</loc><lastmod>2026-01-01T00:00:00Z</lastmod></sitemap>',
    )
  })
})
