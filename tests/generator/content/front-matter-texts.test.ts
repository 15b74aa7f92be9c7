import { describe, expect, it } from 'vitest'
import { createSiteFolder, plainSite, post, reportOf } from '../site-folder.ts'

const reportWith = (more: string) => reportOf({ 'posts/2026-01-01-one.md': post('One', more) })

describe('a text in front matter', () => {
  it.each([
    [
      'a control character',
      'description: "a\\u0007b"',
      '3:14 error invalid-value "description": holds the control character U+0007',
    ],
    [
      'a noncharacter',
      'tags: ["a\\uFFFEb"]',
      '3:8 error invalid-value "tags.0": holds the noncharacter U+FFFE',
    ],
    [
      'a lone surrogate',
      'author: "a\\ud800b"',
      '3:9 error invalid-value "author": holds half a character (a lone surrogate)',
    ],
    [
      'only invisible characters',
      'series: "\\u200b\\u2060"',
      '3:9 error invalid-value "series": holds nothing that can be seen',
    ],
    [
      'only invisible characters, in a list',
      'tags: [a, "\\u200b"]',
      '3:11 error invalid-value "tags.1": holds nothing that can be seen',
    ],
    [
      'an invisible character, in an address',
      'permalink: "/a\\u200bb/"',
      '3:12 error invalid-value "permalink": holds U+200B, which cannot be seen in an address',
    ],
    [
      'a bidirectional control, in an alias',
      'aliases: ["/a\\u202eb/"]',
      '3:11 error invalid-value "aliases.0": holds U+202E, which cannot be seen in an address',
    ],
  ])('is rejected if it has %s', async (_, more, expected) => {
    expect(await reportWith(more)).toEqual([`posts/2026-01-01-one.md:${expected}`])
  })

  it('may have several lines, direction marks, emoji sequences and accented letters', async () => {
    const more =
      'description: |\n  One\n  two\u200f\nimageAlt: ""\npermalink: "/👨\u200d👩\u200d👧-❤\ufe0f-ağ/"'

    expect(await reportWith(more)).toEqual([])
  })

  it('is checked in site.yaml, too', async () => {
    const files = { 'site.yaml': plainSite.replace('A site', '"\\u200b"') }

    expect(await reportOf(files)).toEqual([
      'site.yaml:1:8 error invalid-value "title": holds nothing that can be seen',
    ])
  })
})

describe('dates in front matter', () => {
  it.each([
    ['date: 2026-01-01T00:00:00+25:00', '3:7 error invalid-date "date" is'],
    ['publish: 2026-01-01T00:00:00-12:30', '3:10 error invalid-date "publish" is'],
    ['updated: 2026-01-01 00:00+01:75', '3:10 error invalid-date "updated" is'],
  ])('are rejected with an offset that no time zone has: %s', async (more, expected) => {
    const [line] = await reportWith(more)

    expect(line).toContain(expected)
    expect(line).toContain(', whose offset no time zone has')
  })

  it.each(['2026-01-01T00:00:00+14:00', '2026-01-01T00:00:00-12:00', '2026-01-01T00:00:00+0545'])(
    'may have an offset that some time zone has: %s',
    async date => {
      expect(await reportWith(`date: ${date}`)).toEqual([])
    },
  )

  it.each([
    ['expires: 2026-01-01', "the day in the file's name, 2026-01-01"],
    ['date: 2026-01-01 10:00\nexpires: 2026-01-01 09:00', '"date", 2026-01-01 10:00'],
    ['publish: 2026-02-01\nexpires: 2026-01-15', '"publish", 2026-02-01'],
  ])('are rejected if the post would expire before it appears: %s', async (more, beginning) => {
    const [line] = await reportWith(more)

    expect(line).toMatch(/error invalid-date "expires" is "2026-01-[^"]+", which is not after /)
    expect(line).toContain(`not after ${beginning}: the post would never appear`)
  })
})

describe('a likely mistake in front matter', () => {
  it.each([
    [
      'draft: "true"',
      '3:8 warning invalid-value "draft" is a text; the post is treated as a draft',
    ],
    ['imageAlt: A cat', '3:11 warning missing-key "imageAlt" has no "image"'],
    [
      'updated: 2025-12-31',
      '3:10 warning invalid-date "updated" is "2025-12-31", which is before the post\'s date, 2026-01-01 00:00',
    ],
    [
      'description: C# and # more',
      '3:14 warning invalid-value "description" ends before "# more", a comment in YAML',
    ],
  ])('is a warning: %s', async (more, expected) => {
    expect(await reportWith(more)).toEqual([`posts/2026-01-01-one.md:${expected}`])
  })

  it('is reported again by every build until it is fixed', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One', 'imageAlt: A cat') })
    await site.build()

    const again = await site.build()
    site.write('posts/2026-01-01-one.md', post('One'))
    const mended = await site.build()

    expect(again.diagnostics.map(({ code }) => code)).toEqual(['missing-key'])
    expect(again.rendered).toBe(0)
    expect(mended.diagnostics).toEqual([])
  })

  it.each([
    'date: 2026-01-01 14:30\nupdated: 2026-01-01',
    'description: "C# and # more" # in quotation marks',
    'description: C# and#more',
    'draft: false # not yet',
    '# a comment on a line of its own\nauthor: Ada\n# and another',
  ])('is not suspected in: %s', async more => {
    expect(await reportWith(more)).toEqual([])
  })
})

const times = 5_000
const indent = (number: number) => ' '.repeat(number)

describe('deeply nested front matter', () => {
  it.each([
    ['brackets', `tags: ${'['.repeat(times)}${']'.repeat(times)}`, '3:106'],
    ['braces', `tags: ${'{a: '.repeat(times)}1${'}'.repeat(times)}`, '3:400'],
    ['unclosed brackets', `tags: ${'[{'.repeat(times)}`, '3:106'],
    ['dashes', `tags:\n  ${'- '.repeat(times)}x`, '4:200'],
    ['keys', Array.from({ length: 2_000 }, (_, at) => `${indent(at)}a:`).join('\n'), '102:101'],
    [
      'dashes on lines of their own',
      Array.from({ length: 2_000 }, (_, at) => `${indent(at)}-`).join('\n'),
      '102:101',
    ],
  ])('is reported once, at its place: %s', async (_, more, place) => {
    expect(await reportWith(more)).toEqual([
      `posts/2026-01-01-one.md:${place} error invalid-yaml lists and keys are nested more than 100 levels deep here`,
    ])
  })

  it('is not an error of YAML at 60 levels', async () => {
    const [mistake = ''] = await reportWith(`tags: ${'['.repeat(60)}${']'.repeat(60)}`)

    expect(mistake).toContain('error invalid-value "tags.0"')
  })
})
