import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Manifest } from '../../../comments-api/contract/manifest.ts'
import { readFileName } from '../../../generator/content/slugs.ts'
import { openAuthor } from '../author/author.ts'
import { createSiteFolder, post } from '../site-folder.ts'

describe('the slug of a file name', () => {
  it.each([
    ['日本語', '日本語'],
    ['Łódź', 'łódź'],
    ['ไทยแลนด์', 'ไทยแลนด์'],
    ['हिन्दी में', 'हिन्दी-में'],
    ['🎉', '🎉'],
    ['I ❤️ bread', 'i-❤-bread'],
    ['👩‍💻 at work', '👩‍💻-at-work'],
    ['👍🏽', '👍🏽'],
    ['🇵🇱🇯🇵', '🇵🇱🇯🇵'],
    ['🏴󠁧󠁢󠁷󠁬󠁳󠁿 Wales', '🏴󠁧󠁢󠁷󠁬󠁳󠁿-wales'],
    ['Foo™ © 2026 ‼', 'foo-2026'],
    ['C++ & c#', 'c-plus-plus-c-sharp'],
    ['a\u200Db', 'a-b'],
  ])('keeps the letters and emoji of %s', (name, slug) => {
    expect(readFileName(`posts/2026-01-01-${name}.md`)).toEqual({ day: '2026-01-01', slug })
  })
})

describe('a post named with an emoji', () => {
  const files = {
    'posts/2026-01-01-🎉/index.md': post('Party', 'tags: [🍞]', '![x](x.svg)'),
    'posts/2026-01-01-🎉/x.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'posts/2026-01-02-日本語.md': post('日本語', '', '[祭](2026-01-01-🎉/index.md)'),
  }

  it('is in a folder of that name, and is linked by its encoded address', async () => {
    using site = createSiteFolder(files)

    await site.build()

    const encoded = '/%F0%9F%8E%89/'
    expect(existsSync(join(site.output, '🎉', 'index.html'))).toBe(true)
    expect(existsSync(join(site.output, '🎉', 'x.svg'))).toBe(true)
    expect(site.page('🎉/index.html')).toContain(`src="${encoded}x.svg"`)
    expect(site.page('index.html')).toContain(`href="${encoded}"`)
    expect(site.page('日本語/index.html')).toContain(`href="${encoded}"`)
    expect(site.page('feed.xml')).toContain(`https://site.example${encoded}`)
    expect(site.page('sitemap.xml')).toContain(`<loc>https://site.example${encoded}</loc>`)
    expect(site.page('tags/🍞/index.html')).toContain('Party')
    expect(site.page('tags/index.html')).toContain('href="/tags/%F0%9F%8D%9E/"')
  })

  it('has a thread that the comment service accepts', async () => {
    using site = createSiteFolder(files)

    await site.build()

    const { threads } = Manifest.parse(JSON.parse(site.page('threads.json')))
    expect(threads.map(({ id, url }) => [id, url])).toEqual([
      ['u1f389', 'https://site.example/%F0%9F%8E%89/'],
      ['日本語', 'https://site.example/%E6%97%A5%E6%9C%AC%E8%AA%9E/'],
    ])
  })

  it('is reported if its tag differs from another only in the variant of the emoji', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'tags: ["❤️"]'),
      'posts/2026-01-02-two.md': post('Two', 'tags: ["❤"]'),
    })

    expect(await site.mistakes()).toMatchObject([{ code: 'shared-address', line: 3, column: 8 }])
  })

  it('is rejected if the id of its thread would be too long', async () => {
    using site = createSiteFolder({ [`posts/2026-01-01-${'🎉'.repeat(45)}.md`]: post('Party') })

    expect(await site.mistakes()).toMatchObject([{ code: 'no-address' }])
  })
})

describe('npm run new with an unusual title', () => {
  it.each(['???', '—', '...!'])(
    'makes a post with the slug "post" of a title without letters: %s',
    async title => {
      using author = openAuthor()

      await author.newPost(title)
      await author.build()

      expect(author.files()).toEqual(['posts/2026-11-21-post.md'])
      expect(author.page('post/index.html')).toContain(title)
    },
  )

  it('cuts a long slug between whole emoji', async () => {
    using author = openAuthor()

    await author.newPost('👩‍💻'.repeat(60))
    await author.build()

    expect(author.files()[0]).toMatch(/^posts\/2026-11-21-(?:👩‍💻)+\.md$/)
  })
})
