import { describe, expect, it } from 'vitest'
import { checkFeeds } from '../../../generator/check/output/feeds/check-feeds.ts'
import { createSiteFolder, fingerprintsOf, post } from '../site-folder.ts'
import { atom, json, mistakesInFeeds, rss, sitemap } from './feeds-samples.ts'
import { createPublished, said } from './published-folder.ts'

describe('a feed', () => {
  it('passes in every valid format, as does the sitemap', () => {
    const files = {
      'feed.xml': atom,
      'tags/t/rss.xml': rss,
      'feed.json': json,
      'sitemap.xml': sitemap,
    }

    expect(mistakesInFeeds(files)).toEqual([])
  })

  it('passes if it comes from a build', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post(
        'One',
        "tags: [a]\npermalink: '/ü,@&/'",
        'A note.[^1] ![It](it.svg)\n\n[^1]: Here & now.',
      ),
      'posts/it.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'pages/über.md': post('About'),
    })
    await site.build()
    const outputs = Object.keys(fingerprintsOf(site.output))
    using published = createPublished(
      Object.fromEntries(outputs.map(output => [output, site.page(output)])),
    )

    expect(said(checkFeeds(published.site))).toEqual([])
  })

  it('is checked in every folder, and other XML is not', () => {
    const files = {
      'a/comments.xml': '<feed/>',
      'a/drawing.xml': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }

    expect(mistakesInFeeds(files)).toEqual([
      '_site/a/comments.xml:1:1 error invalid-feed <feed> does not begin a feed that feed readers know',
    ])
  })
})
