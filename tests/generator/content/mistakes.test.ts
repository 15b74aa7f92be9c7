import { describe, expect, it } from 'vitest'
import { post, reportOf } from '../site-folder.ts'

describe('a build of invalid content', () => {
  it.each([
    [
      'a key that does not exist',
      post('One', 'tag: [a]'),
      '3:1 error unknown-key "tag" is not a key of a post',
    ],
    ['a missing title', '---\ndate: 2026-01-01\n---\n', '2:1 error missing-key "title" is missing'],
    [
      'a date that does not exist',
      post('One', 'date: 2026-02-30'),
      '3:7 error invalid-date "date" is "2026-02-30", which is not a date',
    ],
    [
      'a key written twice',
      post('One', 'title: Two'),
      '3:1 error duplicate-key "title" is written twice',
    ],
    [
      'a tab as indentation',
      post('One', 'comments:\n\tcloseAfter: 1 day'),
      '4:1 error invalid-yaml Tabs are not allowed as indentation',
    ],
    [
      'code in front matter',
      '---js\n{ title: process.exit(7) }\n---\n',
      '1:1 error front-matter-language front matter cannot be "js"',
    ],
    [
      'front matter without an end',
      '---\ntitle: One\n\nWords.\n',
      '1:1 error unclosed-front-matter the front matter is not closed',
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
      'a "*" in an alias',
      post('One', 'aliases: [/a*b/]'),
      '3:11 error invalid-value "aliases.0": holds "*", which an address of this site cannot contain',
    ],
    [
      'a ".." within a permalink',
      post('One', 'permalink: /feed.xml/../tags/'),
      '3:12 error invalid-value "permalink"',
    ],
    [
      'the address of the archive',
      post('One', 'permalink: /Archive/'),
      '3:12 error reserved-address the address /Archive/ belongs to the site itself',
    ],
    [
      'a broken link',
      post('One', '', 'See [that](missing.md).'),
      '5:12 error broken-link "missing.md" leads nowhere',
    ],
    [
      'a missing image',
      post('One', '', 'Words.\n\n![A cat](cat.png)'),
      '7:10 error broken-link "cat.png" leads nowhere',
    ],
    [
      'an image without imageAlt',
      post('One', '', '').replace('---\n\n', 'image: 2026-01-01-one.md\n---\n\n'),
      '3:8 error missing-alt "image" has no "imageAlt"',
    ],
    [
      'a YAML alias',
      '---\ntitle: &a One\ndescription: *a\n---\n',
      '3:14 error invalid-yaml "*a" refers to a value elsewhere, which is not supported',
    ],
    [
      'a YAML tag',
      '---\ntitle: One\ndate: !!timestamp 2026-02-03\n---\n',
      '3:7 error invalid-yaml "!!timestamp" is not supported',
    ],
    [
      'a fence of four dashes',
      '---\ntitle: One\n----\nWords.\n\n---\n',
      '3:1 error unclosed-front-matter the front matter is not closed',
    ],
    [
      'an empty folder in a permalink',
      post('One', 'permalink: /a//b/'),
      '3:12 error invalid-value "permalink": must be a path on this site',
    ],
    [
      'a lone surrogate in an alias',
      post('One', 'aliases: ["/\\uD800/"]'),
      '3:11 error invalid-value "aliases.0": holds half a character',
    ],
    [
      'a permalink of more than 1,000 bytes',
      post('One', `permalink: ${'/folder'.repeat(200)}/`),
      '3:12 error invalid-value "permalink": must have 200 bytes at most between two slashes, and 1000 in all',
    ],
    [
      'a permalink with a folder name of more than 200 bytes',
      post('One', `permalink: /${'図'.repeat(70)}/`),
      '3:12 error invalid-value "permalink": must have 200 bytes at most between two slashes',
    ],
    [
      'a folder with the name of a page',
      post('One', 'permalink: /a.html/'),
      '3:12 error invalid-value "permalink": must end in "/" or ".html"',
    ],
    [
      'a folder at the address of the feed',
      post('One', 'permalink: /feed.xml/'),
      '3:12 error reserved-address the address /feed.xml/ belongs to the site itself',
    ],
    [
      'the same alias twice',
      post('One', 'aliases:\n  - /a/\n  - /b/\n  - /a/'),
      '6:5 error shared-address the alias /a/ is the same as /a/',
    ],
    [
      'an alias at the address of the sitemap',
      post('One', 'aliases: [/sitemap.xml]'),
      '3:11 error reserved-address the address /sitemap.xml belongs to the site itself',
    ],
    [
      'a tag too long for a folder name',
      post('One', `tags: [${'図'.repeat(100)}]`),
      '3:8 error no-address the tag',
    ],
    [
      'the year 0',
      post('One', 'date: 0000-12-31'),
      '3:7 error invalid-date "date" is "0000-12-31", which is not a date',
    ],
  ])('reports the place of %s', async (_, text, expected) => {
    const lines = await reportOf({ 'posts/2026-01-01-one.md': text })

    expect(lines[0]).toContain(`posts/2026-01-01-one.md:${expected}`)
  })

  it('does not report a link in a code sample', async () => {
    const lines = await reportOf({
      'posts/2026-01-01-one.md': post('One', '', '```md\n[that](missing.md)\n```'),
    })

    expect(lines).toEqual([])
  })

  it('reports two posts with one address, even if case or .html differ', async () => {
    const lines = await reportOf({
      'posts/2026-01-01-one.md': post('One', 'permalink: /Same/'),
      'posts/2026-01-02-two.md': post('Two', 'aliases: [/same.html]'),
    })

    expect(lines).toEqual([
      'posts/2026-01-02-two.md:3:11 error shared-address the address /same.html is already that of posts/2026-01-01-one.md',
    ])
  })

  it('reports both lines if a key without ": " continues on the next', async () => {
    const lines = await reportOf({
      'posts/2026-01-01-one.md': '---\n  title: One\ntags:a\nseries: B\n---\n',
    })

    expect(lines.map(line => line.split(' error ')[0])).toEqual([
      'posts/2026-01-01-one.md:3:1',
      'posts/2026-01-01-one.md:4:7',
    ])
  })

  it('reports a link to a post that is not published', async () => {
    const lines = await reportOf({
      'posts/2026-01-01-one.md': post('One', '', '[Soon](2026-01-02-two.md)'),
      'posts/2026-01-02-two.md': post('Two', 'draft: true'),
    })

    expect(lines).toEqual([
      'posts/2026-01-01-one.md:5:8 error link-to-unpublished "2026-01-02-two.md" is not published',
    ])
  })

  it('reports broken links in a post whose front matter is invalid, too', async () => {
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

  it('reports at most ten mistakes of YAML that makes no sense', async () => {
    const lines = await reportOf({
      'posts/2026-01-01-one.md': `---\ntitle: ${'['.repeat(5_000)}\n---\n`,
    })

    expect(lines.length).toBeLessThanOrEqual(10)
    expect(lines[0]).toContain('invalid-yaml')
  })
})
