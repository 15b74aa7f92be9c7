import { describe, expect, it } from 'vitest'
import { createSiteFolder, post } from '../site-folder.ts'

describe('a feed is made anew', () => {
  it('when the text of one of its posts changes, and no other feed is', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'description: Said\ntags: [a]'),
      'posts/2026-01-02-two.md': post('Two', 'description: Said\ntags: [b]'),
    })
    await site.build()

    site.write(
      'posts/2026-01-01-one.md',
      post('One', 'description: Said\ntags: [a]', 'Entirely other words.'),
    )
    const { rendered } = await site.build()

    // The page, three feeds of the site, three of the tag, and what the search knows.
    expect(rendered).toBe(8)
    expect(site.page('tags/a/rss.xml')).toContain('Entirely other words.')
  })

  it('never because of the clock', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One', 'tags: [a]') })
    await site.build()
    const before = site.page('rss.xml')

    const { rendered } = await site.build({ now: Date.parse('2026-12-24T12:00:00Z') })
    await site.build({ now: Date.parse('2026-12-24T12:00:00Z'), useCache: false })

    expect(rendered).toBe(0)
    expect(site.page('rss.xml')).toBe(before)
  })
})
