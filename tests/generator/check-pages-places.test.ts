import { beforeEach, describe, expect, it, vi } from 'vitest'
import { placesInText } from '../../generator/check/output/places-in-text.ts'
import { createCheckedSite } from './check-site.ts'
import { plainSite, post } from './site-folder.ts'

// The other files of this process have loaded the generator without the spy.
vi.hoisted(() => vi.resetModules())
vi.mock('../../generator/check/output/places-in-text.ts', { spy: true })
beforeEach(() => vi.clearAllMocks())

describe('a mistake that every page repeats', () => {
  it('is told without a look into Markdown that cannot hold it', async () => {
    using site = createCheckedSite({
      'site.yaml': `${plainSite}navigation:\n  - { title: Gone, url: /gone/ }\n`,
      'posts/2026-01-01-one.md': post('One'),
      'posts/2026-01-02-two.md': post('Two', '', 'See [one](/nowhere/) and [two](/nowhere/).'),
    })

    expect(await site.report()).toEqual([
      'content/posts/2026-01-02-two.md:5:11 broken-link "/nowhere/" leads nowhere',
      'content/posts/2026-01-02-two.md:5:32 broken-link "/nowhere/" leads nowhere',
      'content/site.yaml:9:25 broken-link "/gone/" leads nowhere',
    ])
    expect(placesInText).toHaveBeenCalledTimes(1)
  })
})

describe('a mistake in a page that a template of the owner wrote', () => {
  it('is told of in the published file', async () => {
    using site = createCheckedSite({ 'posts/2026-01-01-one.md': post('One') })
    site.write(
      '../eleventy.config.ts',
      `export default function (eleventy) {
  eleventy.addTemplate('extra.njk', '<!doctype html><html lang="en"><head><title>T</title></head><body><h1>T</h1><a href="/nowhere/">x</a></body></html>', { permalink: '/extra/' })
}
`,
    )

    expect(await site.report()).toEqual([
      'site/extra/index.html:1:80 broken-link "/nowhere/" leads nowhere',
    ])
  })
})
