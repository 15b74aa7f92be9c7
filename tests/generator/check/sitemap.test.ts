import { describe, expect, it } from 'vitest'
import { checkFeeds } from '../../../generator/check/output/feeds/check-feeds.ts'
import { changed, mistakesInFeeds, sitemap } from './feeds-samples.ts'
import { createPublished, said } from './published-folder.ts'

describe('a sitemap', () => {
  it.each([
    [
      'a relative address',
      changed(sitemap, 'https://site.example/a/', '/a/'),
      '3:6 error invalid-feed "/a/" is not an absolute address',
    ],
    [
      'an address of another site',
      changed(sitemap, 'https://site.example/a/', 'http://site.example/a/'),
      '3:6 error invalid-feed "http://site.example/a/" is not on this site, https://site.example',
    ],
    [
      'an address that does not exist',
      changed(sitemap, 'https://site.example/a/', 'https://site.example/gone/'),
      '3:6 error invalid-feed "https://site.example/gone/" leads to no published page',
    ],
    [
      'an address that is not a page',
      changed(sitemap, 'https://site.example/a/', 'https://site.example/b.png'),
      '3:6 error invalid-feed "https://site.example/b.png" is not a page',
    ],
    [
      'the same address twice',
      changed(sitemap, 'https://site.example/a/', 'https://site.example/'),
      '3:6 error invalid-feed "https://site.example/" is listed already',
    ],
    [
      'a date in another format',
      changed(sitemap, '2026-11-20', 'yesterday'),
      '3:40 error invalid-feed <lastmod> is "yesterday", which is not a date that feeds can have',
    ],
    [
      'no namespace',
      changed(sitemap, ' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', ''),
      '1:1 error invalid-feed <urlset> does not begin a sitemap',
    ],
  ])('is reported if it has %s', (_, text, expected) => {
    expect(mistakesInFeeds({ 'sitemap.xml': text })).toEqual([`_site/sitemap.xml:${expected}`])
  })

  it('is reported at the first address beyond 50,000', () => {
    const urls = Array.from(
      { length: 50_001 },
      (_, at) => `<url><loc>https://site.example/${at}</loc></url>`,
    )
    using published = createPublished({
      'sitemap.xml': `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>`,
    })

    const found = checkFeeds({
      ...published.site,
      files: new Map([
        ...published.site.files,
        ...urls.map((_, at) => [`${at}.html`, { size: 1 }] as const),
      ]),
    })

    expect(said(found)).toEqual([
      '_site/sitemap.xml:50002:1 error invalid-feed a sitemap can list no more than 50,000 addresses, and this is the next one',
    ])
  })
})
