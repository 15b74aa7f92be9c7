import { describe, expect, it } from 'vitest'
import { post, reportOf } from '../site-folder.ts'

describe('a build of wrong content', () => {
  it.each([
    [
      'a key that does not exist',
      post('One', 'tag: [a]'),
      '3:1 error unknown-key "tag" is not a key of a post',
    ],
    ['a missing title', '---\ndate: 2026-01-01\n---\n', '2:1 error missing-key "title" is missing'],
    [
      'a day that no calendar has',
      post('One', 'date: 2026-02-30'),
      '3:7 error invalid-date "date" is "2026-02-30", which is not a date',
    ],
    [
      'a key written twice',
      post('One', 'title: Two'),
      '3:1 error duplicate-key "title" is written twice',
    ],
    [
      'a tab',
      post('One', 'comments:\n\tcloseAfter: 1 day'),
      '4:1 error invalid-yaml Tabs are not allowed as indentation',
    ],
    [
      'code in front matter',
      '---js\n{ title: process.exit(7) }\n---\n',
      '1:1 error front-matter-language front matter cannot be "js"',
    ],
    [
      'a fence that is not closed',
      '---\ntitle: One\n\nWords.\n',
      '1:1 error unclosed-front-matter the front matter has no end',
    ],
    [
      'front matter below an empty line',
      '\n---\ntitle: One\n---\n',
      '2:1 error displaced-front-matter the front matter is not at the top',
    ],
    ['no front matter', 'Words.\n', '1:1 error missing-front-matter there is no front matter'],
    [
      'a number for a tag',
      post('One', 'tags: [2024]'),
      '3:8 error invalid-value "tags.0" is 2024, which is not text',
    ],
    [
      'the name of a language instead of its tag',
      post('One', 'lang: english'),
      '3:7 error invalid-value "lang": must be a language tag such as en or pt-BR',
    ],
    [
      'a permalink out of the site',
      post('One', 'permalink: /../../etc/'),
      '3:12 error invalid-value "permalink": must be a path on this site',
    ],
    [
      'a template in a permalink',
      post('One', 'permalink: "/{{ title }}/"'),
      '3:12 error invalid-value "permalink": must be a path on this site',
    ],
    [
      'a space in a permalink',
      post('One', 'permalink: /bread making/'),
      '3:12 error invalid-value "permalink": holds a space, which an address of this site cannot contain',
    ],
    [
      'a sign in an alias that hosts take for something else',
      post('One', 'aliases: [/a*b/]'),
      '3:11 error invalid-value "aliases.0": holds "*", which an address of this site cannot contain',
    ],
    [
      'an address of the site itself',
      post('One', 'permalink: /feed.xml/../tags/'),
      '3:12 error invalid-value "permalink"',
    ],
    [
      'the address of the archive',
      post('One', 'permalink: /Archive/'),
      '3:12 error reserved-address the address /Archive/ belongs to the site itself',
    ],
    [
      'a link to nowhere',
      post('One', '', 'See [that](missing.md).'),
      '5:12 error broken-link "missing.md" leads nowhere',
    ],
    [
      'an image that is not there',
      post('One', '', 'Words.\n\n![A cat](cat.png)'),
      '7:10 error broken-link "cat.png" leads nowhere',
    ],
    [
      'an image without words for it',
      post('One', '', '').replace('---\n\n', 'image: 2026-01-01-one.md\n---\n\n'),
      '3:8 error missing-alt "image" has no "imageAlt"',
    ],
    [
      'a value that stands for another',
      '---\ntitle: &a One\ndescription: *a\n---\n',
      '3:14 error invalid-yaml "*a" refers to a value elsewhere, which is not supported',
    ],
    [
      'a value that its tag makes a date',
      '---\ntitle: One\ndate: !!timestamp 2026-02-03\n---\n',
      '3:7 error invalid-yaml "!!timestamp" is not supported',
    ],
    [
      'a fence of four dashes',
      '---\ntitle: One\n----\nWords.\n\n---\n',
      '3:1 error unclosed-front-matter the front matter has no end',
    ],
    [
      'an empty folder in a permalink',
      post('One', 'permalink: /a//b/'),
      '3:12 error invalid-value "permalink": must be a path on this site',
    ],
    [
      'half a character in an alias',
      post('One', 'aliases: ["/\\uD800/"]'),
      '3:11 error invalid-value "aliases.0": holds half a character',
    ],
    [
      'a permalink longer than file systems take',
      post('One', `permalink: ${'/folder'.repeat(200)}/`),
      '3:12 error invalid-value "permalink": must have 200 bytes at most between two slashes, and 1000 in all',
    ],
    [
      'a permalink with a name longer than file systems take',
      post('One', `permalink: /${'図'.repeat(70)}/`),
      '3:12 error invalid-value "permalink": must have 200 bytes at most between two slashes',
    ],
    [
      'a folder that has the name of a page',
      post('One', 'permalink: /a.html/'),
      '3:12 error invalid-value "permalink": must end in "/" or ".html"',
    ],
    [
      'a folder at the address of the feed',
      post('One', 'permalink: /feed.xml/'),
      '3:12 error reserved-address the address /feed.xml/ belongs to the site itself',
    ],
    [
      'an alias that is written again',
      post('One', 'aliases:\n  - /a/\n  - /b/\n  - /a/'),
      '6:5 error shared-address the alias /a/ is the same as /a/',
    ],
    [
      'an alias that would hide the sitemap',
      post('One', 'aliases: [/sitemap.xml]'),
      '3:11 error reserved-address the address /sitemap.xml belongs to the site itself',
    ],
    [
      'a tag that no folder can be named by',
      post('One', `tags: [${'図'.repeat(100)}]`),
      '3:8 error no-address the tag',
    ],
    [
      'a year before the first',
      post('One', 'date: 0000-12-31'),
      '3:7 error invalid-date "date" is "0000-12-31", which is not a date',
    ],
  ])('names the place of %s', async (_, text, expected) => {
    const lines = await reportOf({ 'posts/2026-01-01-one.md': text })

    expect(lines[0]).toContain(`posts/2026-01-01-one.md:${expected}`)
  })

  it('passes over what only looks like a link, in a code sample', async () => {
    const lines = await reportOf({
      'posts/2026-01-01-one.md': post('One', '', '```md\n[that](missing.md)\n```'),
    })

    expect(lines).toEqual([])
  })

  it('names two posts at one address, however the letters are written', async () => {
    const lines = await reportOf({
      'posts/2026-01-01-one.md': post('One', 'permalink: /Same/'),
      'posts/2026-01-02-two.md': post('Two', 'aliases: [/same.html]'),
    })

    expect(lines).toEqual([
      'posts/2026-01-02-two.md:3:11 error shared-address the address /same.html is already that of posts/2026-01-01-one.md',
    ])
  })

  it('names the line below a key that goes on for two, too', async () => {
    const lines = await reportOf({
      'posts/2026-01-01-one.md': '---\n  title: One\ntags:a\nseries: B\n---\n',
    })

    expect(lines.map(line => line.split(' error ')[0])).toEqual([
      'posts/2026-01-01-one.md:3:1',
      'posts/2026-01-01-one.md:4:7',
    ])
  })

  it('tells that a linked post is not published', async () => {
    const lines = await reportOf({
      'posts/2026-01-01-one.md': post('One', '', '[Soon](2026-01-02-two.md)'),
      'posts/2026-01-02-two.md': post('Two', 'draft: true'),
    })

    expect(lines).toEqual([
      'posts/2026-01-01-one.md:5:8 error link-to-unpublished "2026-01-02-two.md" is not published',
    ])
  })

  it('finds the broken links of a post whose front matter is wrong, too', async () => {
    const lines = await reportOf({
      'posts/2026-01-01-one.md': post(
        'One',
        'tag: a',
        '[gone](missing.md) [two](2026-01-02-two.md)',
      ),
      'posts/2026-01-02-two.md': post('Two', '', '[one](2026-01-01-one.md)'),
    })

    expect(lines).toEqual([
      'posts/2026-01-01-one.md:3:1 error unknown-key "tag" is not a key of a post',
      'posts/2026-01-01-one.md:6:8 error broken-link "missing.md" leads nowhere',
    ])
  })

  it('reports every mistake of every file in one run', async () => {
    const files = Array.from(
      { length: 50 },
      (_, n) => [`posts/2026-01-01-p${n}.md`, post('X', 'tag: a\ndraft: maybe')] as const,
    )

    const lines = await reportOf({
      ...Object.fromEntries(files),
      'site.yaml': 'title: A\nurl: https://a.example\nauthor: { name: B }\n',
    })

    expect(lines).toHaveLength(100)
  })

  it('reports ten mistakes of YAML that makes no sense at all, not thousands', async () => {
    const lines = await reportOf({
      'posts/2026-01-01-one.md': `---\ntitle: ${'['.repeat(5_000)}\n---\n`,
    })

    expect(lines.length).toBeLessThanOrEqual(10)
    expect(lines[0]).toContain('invalid-yaml')
  })
})
