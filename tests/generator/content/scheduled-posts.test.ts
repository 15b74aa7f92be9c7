import { describe, expect, it } from 'vitest'
import { createSiteFolder, post, reportOf } from '../site-folder.ts'

const soon = 'publish: 2026-12-01'
const later = 'publish: 2026-12-24'

describe('a scheduled post', () => {
  it.each([
    ['an address', 'permalink: /same/', 'shared-address'],
    ['an alias', 'aliases: [/same/]', 'shared-address'],
    ['a reserved address', 'permalink: /tags/', 'reserved-address'],
    ['a thread id', 'id: same', 'shared-id'],
    ['a tag', 'tags: [SAME]', 'shared-address'],
  ])('is reported now for %s that is taken', async (_, more, code) => {
    const files = {
      'posts/2026-01-02-one.md': post('One', 'permalink: /same/\nid: same\ntags: [same]'),
      // Its name comes first, but the mistake is reported in the post that is not published yet.
      'posts/2026-01-01-soon.md': post('Soon', `${soon}\n${more}`),
    }

    const found = await reportOf(files)

    expect(found).toEqual([
      expect.stringContaining(`posts/2026-01-01-soon.md:4:${code === 'shared-id' ? 5 : ''}`),
    ])
    expect(found[0]).toContain(` ${code} `)
  })

  it('is reported for an address that another scheduled post has', async () => {
    const found = await reportOf({
      'posts/2026-01-01-soon.md': post('Soon', `${soon}\npermalink: /same/`),
      'posts/2026-01-02-later.md': post('Later', `${later}\npermalink: /same/`),
    })

    expect(found).toEqual([expect.stringMatching(/later.md:4:12 error shared-address/)])
  })

  it('may take over the address of a post that has expired by then', async () => {
    const found = await reportOf({
      'posts/2026-01-01-one.md': post('One', 'permalink: /same/\nexpires: 2026-12-01'),
      'posts/2026-01-02-soon.md': post('Soon', `${soon}\npermalink: /same/`),
      'posts/2026-12-02-dated.md': post('Dated', 'publish: 2026-01-02\naliases: [/old/]'),
      'posts/2026-01-03-over.md': post('Over', 'permalink: /old/\nexpires: 2026-12-01'),
    })

    expect(found).toEqual([])
  })

  it('is reported for broken links and images, and for missing fragments', async () => {
    const found = await reportOf({
      'posts/2026-01-01-soon.md': post(
        'Soon',
        soon,
        '[a](nowhere.md) ![b](no.png) [c](#no) [d](2026-01-02-one.md#no)',
      ),
      'posts/2026-01-02-one.md': post('One'),
    })

    expect(found.map(line => line.split(' ')[2])).toEqual([
      'broken-link',
      'broken-link',
      'missing-anchor',
      'missing-anchor',
    ])
  })

  it('may link to posts that are published by then', async () => {
    const found = await reportOf({
      'posts/2026-01-01-one.md': post('One'),
      'posts/2026-01-02-soon.md': post('Soon', soon, '## Part\n\n[a](2026-01-03-as-soon.md)'),
      'posts/2026-01-03-as-soon.md': post('As soon', soon, '[a](2026-01-02-soon.md#part)'),
      'posts/2026-01-04-later.md': post(
        'Later',
        later,
        '[a](2026-01-01-one.md) [b](2026-01-02-soon.md#part)',
      ),
    })

    expect(found).toEqual([])
  })

  it('must not be linked from posts that are published earlier', async () => {
    const found = await reportOf({
      'posts/2026-01-01-one.md': post('One', '', '[a](2026-01-03-later.md#part)'),
      'posts/2026-01-02-soon.md': post('Soon', soon, '[a](2026-01-03-later.md#part)'),
      'posts/2026-01-03-later.md': post('Later', later),
    })

    expect(found).toEqual([
      'posts/2026-01-01-one.md:5:5 error link-to-unpublished "2026-01-03-later.md#part" is not published before 2026-12-23T23:00:00Z',
      'posts/2026-01-02-soon.md:6:5 error link-to-unpublished "2026-01-03-later.md#part" is not published before 2026-12-23T23:00:00Z',
    ])
  })

  it('does not stop the build by its mistakes with --keep-going', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One'),
      'posts/2026-01-02-soon.md': post('Soon', soon, '[a](nowhere.md)'),
      'posts/2026-01-03-later.md': post('Later', later, '[a](2026-01-02-soon.md)'),
    })

    const { posts, diagnostics } = await site.build({ keepGoing: true })

    expect(posts).toBe(1)
    expect(diagnostics.map(({ code }) => code)).toEqual(['broken-link', 'link-to-unpublished'])
  })
})

describe('a draft', () => {
  it('is not checked for its address, thread and links', async () => {
    const found = await reportOf({
      'posts/2026-01-01-one.md': post('One', 'permalink: /same/\nid: same'),
      'posts/2026-01-02-draft.md': post(
        'Draft',
        'draft: true\npermalink: /same/\nid: same',
        '[a](nowhere.md)',
      ),
    })

    expect(found).toEqual([])
  })

  it.each([
    ['a key', 'tag: a'],
    ['a date', 'date: 2026-02-30'],
    ['an address', 'permalink: nowhere'],
  ])('is still a draft if it has a mistake in %s', async (_, more) => {
    const found = await reportOf({
      'posts/2026-01-01-one.md': post('One', '', '[a](2026-01-02-draft.md)'),
      'posts/2026-01-02-draft.md': post(
        'Draft',
        `draft: true\nid: one\naliases: [/one/]\n${more}`,
        '[a](nowhere.md)',
      ),
    })

    expect(found).toEqual([
      'posts/2026-01-01-one.md:5:5 error link-to-unpublished "2026-01-02-draft.md" is not published',
      expect.stringContaining('posts/2026-01-02-draft.md:6:'),
    ])
  })

  it('may be linked while its "draft" key is invalid', async () => {
    const found = await reportOf({
      'posts/2026-01-01-one.md': post('One', '', '[a](2026-01-02-two.md)'),
      'posts/2026-01-02-two.md': post('Two', 'draft: maybe'),
    })

    expect(found).toEqual([expect.stringContaining('two.md:3:8 error invalid-value "draft"')])
  })
})
