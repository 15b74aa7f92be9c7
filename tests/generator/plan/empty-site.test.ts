import { describe, expect, it } from 'vitest'
import { createSiteFolder } from '../site-folder.ts'

describe('a site without posts', () => {
  it('says on every list that nothing is published yet', async () => {
    using site = createSiteFolder({})

    await site.build()

    for (const page of ['index.html', 'archive/index.html', 'tags/index.html'])
      expect(site.page(page)).toContain(
        '<p class="nothing-yet">Nothing has been published here yet.',
      )
    expect(site.page('feed.xml')).not.toContain('<entry')
  })
})
