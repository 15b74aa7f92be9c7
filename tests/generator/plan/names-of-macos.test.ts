import { describe, expect, it } from 'vitest'
import { createSiteFolder, plainSite, post } from '../site-folder.ts'

describe('names whose accents are characters of their own, as macOS writes them', () => {
  it('are the tag, the series and the author that they look like', async () => {
    const named = 'tags: [Élan]\nseries: Été\nauthor: Zoë'
    using site = createSiteFolder({
      'site.yaml': plainSite.replace('name: Ada', 'name: Zoë'.normalize('NFD')),
      'posts/2026-01-01-one.md': post('One', named.normalize('NFD')),
      'posts/2026-01-02-two.md': post('Two', named.normalize('NFC')),
    })

    await site.build()

    expect(site.page('tags/élan/index.html').match(/<h2 /g)).toHaveLength(2)
    expect(site.page('series/été/index.html')).toContain('/two/')
    expect(site.page('one/index.html')).not.toContain('/authors/')
  })

  it('are the author of site.yaml beside other authors, too', async () => {
    using site = createSiteFolder({
      'site.yaml': plainSite.replace('name: Ada', 'name: Zoë'.normalize('NFD')),
      'posts/2026-01-01-one.md': post('One'),
      'posts/2026-01-02-two.md': post('Two', 'author: Zoë'.normalize('NFC')),
      'posts/2026-01-03-three.md': post('Three', 'author: Ada'),
    })

    await site.build()

    expect(site.page('authors/zoë/index.html').match(/<h2 /g)).toHaveLength(2)
  })
})
