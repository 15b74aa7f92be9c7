import MarkdownIt from 'markdown-it'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { plainSite, post } from '../site-folder.ts'
import { createCheckedSite } from './site.ts'

/** Returns the texts that are parsed from now on without being rendered, to find positions in them. */
function textsLookedInto(): () => readonly string[] {
  const parsing = vi.spyOn<MarkdownIt, 'parse'>(MarkdownIt.prototype, 'parse')
  onTestFinished(() => parsing.mockRestore())
  return () =>
    parsing.mock.calls
      .filter(([, environment]) => !('surroundings' in environment))
      .map(([text]) => text.trim())
}

describe('a mistake that every page repeats', () => {
  it('is reported without parsing Markdown that cannot contain it', async () => {
    using site = createCheckedSite({
      'site.yaml': `${plainSite}navigation:\n  - { title: Gone, url: /gone/ }\n`,
      'posts/2026-01-01-one.md': post('One'),
      'posts/2026-01-02-two.md': post('Two', '', 'See [one](/nowhere/) and [two](/nowhere/).'),
    })

    // Files written a moment ago are read again, so this is an hour later: the content comes from the cache.
    const later = Date.now() + 3_600_000
    const clock = vi.spyOn(Date, 'now').mockReturnValue(later)
    onTestFinished(() => clock.mockRestore())
    await site.build({ keepGoing: true })
    const lookedInto = textsLookedInto()

    expect(await site.report()).toEqual([
      'content/posts/2026-01-02-two.md:5:11 broken-link "/nowhere/" leads nowhere',
      'content/posts/2026-01-02-two.md:5:32 broken-link "/nowhere/" leads nowhere',
      'content/site.yaml:9:25 broken-link "/gone/" leads nowhere',
    ])
    expect(lookedInto()).toEqual(['See [one](/nowhere/) and [two](/nowhere/).'])
  })
})

describe('a mistake in a page from a template of the owner', () => {
  it('is reported in the published file', async () => {
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
