import { describe, expect, it } from 'vitest'
import { createSiteFolder, post } from './site-folder.ts'

describe('an alias', () => {
  it('leads straight to where the post is now, however often it moved', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post(
        'One',
        'permalink: /third/\naliases: [/first/, /second.html, /one/]',
      ),
      'posts/2026-01-02-two.md': post('Two', 'aliases: [/before-two/]'),
    })

    await site.build()

    const rules = site.page('_redirects').trim().split('\n')
    const ways = rules.map(rule => rule.split(' '))
    expect(rules).toEqual([
      '/before-two/ /two/ 301!',
      '/first/ /third/ 301!',
      '/one/ /third/ 301!',
      '/second.html /third/ 301!',
    ])
    expect(ways.filter(([, to]) => ways.some(([from]) => from === to))).toEqual([])
  })

  it('is refused at an address that another post has moved away to', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'permalink: /new/\naliases: [/old/]'),
      'posts/2026-01-02-two.md': post('Two', 'aliases:\n  - /old\n  - /new.html'),
    })

    const found = await site.mistakes()

    expect(found.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['shared-address', 4, 5],
      ['shared-address', 5, 5],
    ])
  })

  it('of a draft takes no address from others', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'aliases: [/two/]\ndraft: true'),
      'posts/2026-01-02-two.md': post('Two'),
      'posts/2026-01-03-two.md': post('Two again', 'draft: true\ntag: at fault'),
    })

    expect((await site.mistakes()).map(({ code }) => code)).toEqual(['unknown-key'])
  })
})
