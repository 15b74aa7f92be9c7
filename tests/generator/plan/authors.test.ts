import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder, post, reportOf } from '../site-folder.ts'

describe('the authors of a site', () => {
  it('have a page each when there are several', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-hers.md': post('Hers', 'author: Grace Hopper'),
      'posts/2026-01-02-own.md': post('Own'),
      'posts/2026-01-03-named.md': post('Named', 'author: Ada'),
    })

    await site.build()

    expect(site.page('authors/index.html')).toMatch(
      /href="\/authors\/ada\/"><bdi>Ada<\/bdi><\/a> <span[^>]*>2 posts[\s\S]*Grace Hopper<\/bdi><\/a> <span[^>]*>1 post</,
    )
    expect(site.page('authors/ada/index.html')).toMatch(/Named[\s\S]*Own/)
    expect(site.page('authors/grace-hopper/index.html')).toContain('<title>Posts by Grace Hopper')
    expect(site.page('hers/index.html')).toMatch(
      /<a [^>]*href="\/authors\/grace-hopper\/"[^>]*><bdi>Grace Hopper<\/bdi><\/a>/,
    )
    expect(site.page('sitemap.xml')).toContain('https://site.example/authors/</loc>')
  })

  it("do not moderate comments on their posts: the site's own author does", async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-hers.md': post('Hers', 'author: Grace Hopper'),
    })

    await site.build()

    expect(site.page('hers/index.html')).toContain('is read by <bdi>Ada</bdi> before it appears')
    expect(JSON.parse(site.page('threads.json'))).toMatchObject({
      author: { name: 'Ada' },
      threads: [{ author: { name: 'Grace Hopper' } }],
    })
  })

  it.each([
    ["the site's own author", ''],
    ['a guest', 'author: Grace'],
  ])('have no pages when there is only one: %s', async (_, more) => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', more),
      'posts/2026-01-02-two.md': post('Two', more),
      'posts/2026-01-03-three.md': post('Three', 'author: Somebody\ndraft: true'),
    })

    await site.build()

    expect(existsSync(join(site.output, 'authors'))).toBe(false)
    expect(site.page('one/index.html')).not.toContain('/authors/')
    expect(site.page('sitemap.xml')).not.toContain('/authors/')
  })

  it("are reported when two would share an address, the site's own author included", async () => {
    const lines = await reportOf({
      'posts/2026-01-01-one.md': post('One', 'author: ada'),
      'posts/2026-01-02-two.md': post('Two'),
      'posts/2026-01-03-three.md': post('Three', 'author: Grace'),
      'posts/2026-01-04-four.md': post('Four', 'author: grace'),
      'posts/2026-01-05-five.md': post('Five', 'author: "?"'),
      'pages/authors.md': post('Authors'),
    })

    expect(lines).toEqual([
      expect.stringContaining('pages/authors.md:1:1 error reserved-address'),
      expect.stringContaining(
        'one.md:3:9 error shared-address the authors "ada" and "Ada" would share the address /authors/ada/',
      ),
      expect.stringContaining('four.md:3:9 error shared-address the authors "grace" and "Grace"'),
      expect.stringContaining(
        'five.md:3:9 error no-address no address can be made from the author "?"',
      ),
    ])
  })
})
