import { describe, expect, it } from 'vitest'
import { createSiteFolder, plainSite, post } from '../site-folder.ts'

describe('names in decomposed Unicode (NFD), as macOS writes them', () => {
  it('are the same tag, series and author as in composed Unicode (NFC)', async () => {
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

  it('are the same author in site.yaml and in a post, among several authors', async () => {
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
