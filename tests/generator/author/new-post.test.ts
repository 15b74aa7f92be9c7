import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anyCharacter } from '../../any-character.ts'
import fc from '../../fast-check.ts'
import { plainSite, post } from '../site-folder.ts'
import { openAuthor, refusal } from './author.ts'
import { publishedTitles } from './published-titles.ts'

const hardTitles = [
  '"Quoted", she said: it\'s #1',
  '- a dash, first',
  '-5 °C in the kitchen',
  '--- three of them',
  '-- two of them',
  'key: value',
  '日本語の題',
  'I ❤️ 🍞',
  '!?',
  '🎉',
  'no',
  'null',
  '012',
  '2026-11-20',
  '[brackets] {braces} & *stars* !bang |pipe >more %percent @at `tick`',
  'C:\\temp\\new',
  '<script>alert(1)</script>',
  '{{ title }}',
  '  spaces around  ',
  `${'long '.repeat(59)}long`,
]

const anyTitle = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({ unit: anyCharacter, maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...'-:#\'"{}[]|>%@`&*!?\\ ~a0'), maxLength: 20 }),
  )
  .filter(
    title => !/[\p{Cc}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u.test(title) && isVisible(title),
  )

function isVisible(title: string): boolean {
  return /[^\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(title)
}

describe('npm run new', () => {
  it('writes a post that is published with its title, even one that is hard to quote in YAML', async () => {
    using author = openAuthor()

    for (const [index, title] of hardTitles.entries())
      await author.newPost('--slug', `post-${index}`, title)

    expect(await publishedTitles(author)).toEqual(hardTitles.map(title => title.trim()).sort())
  })

  it('writes a post that is published with any title of one line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTitle, { maxLength: 20 }), async titles => {
        using author = openAuthor()

        for (const [index, title] of titles.entries())
          await author.newPost('--slug', `post-${index}`, '--', title)

        expect(await publishedTitles(author)).toEqual(titles.map(title => title.trim()).sort())
      }),
      { numRuns: 12 },
    )
  })

  it('names the file by the date in the time zone of the site and the slug of the title', async () => {
    using author = openAuthor({
      'site.yaml': plainSite.replace('Europe/Berlin', 'Pacific/Auckland'),
    })

    const said = await author.newPost('Łódź, und dann?')

    expect(author.files()).toEqual(['posts/2026-11-21-łódź-und-dann.md'])
    expect(said).toMatch(/^content\/posts\/2026-11-21-łódź-und-dann\.md\n/)
    expect(said).toContain('https://site.example/łódź-und-dann/\n')
  })

  it('prints the address that the build gives the post', async () => {
    const site = `${plainSite}permalink: /:year/:month/:slug/\n`
    using author = openAuthor({ 'site.yaml': site })

    const said = await author.newPost('On bread', '--date', '2026-02-28')
    await author.build()

    expect(said).toContain('https://site.example/2026/02/on-bread/\n')
    expect(author.page('2026/02/on-bread/index.html')).toContain('On bread')
  })

  it('writes nothing but front matter', async () => {
    using author = openAuthor()

    await author.newPost('On bread')

    expect(author.read('posts/2026-11-21-on-bread.md')).toBe(`---
# yaml-language-server: $schema=../../docs/reference/front-matter.schema.json
title: On bread
tags: []
---

`)
  })

  it('makes a folder for pictures with --folder, and the path to the schema is right from there', async () => {
    using author = openAuthor()
    const file = 'posts/2026-11-21-on-bread/index.md'

    const said = await author.newPost('On bread', '--folder')

    const schema = /\$schema=(.*)/.exec(author.read(file))?.[1] ?? ''
    const root = dirname(author.content)
    const path = resolve(dirname(join(author.content, file)), schema)
    expect(relative(root, path)).toBe('docs/reference/front-matter.schema.json')
    expect(said).toContain(`content/${file}\n`)
    expect(await publishedTitles(author)).toEqual(['On bread'])
  })

  it('writes a draft with --draft that is not published, and says how to see it', async () => {
    using author = openAuthor()

    const said = await author.newPost('On bread', '--draft')

    expect(said).toContain('npm start shows it')
    expect(await publishedTitles(author)).toEqual([])
  })

  it('keeps the time of --date, and says when a build publishes the post', async () => {
    using author = openAuthor()

    const said = await author.newPost('On bread', '--date', '2026-12-24 18:00')

    expect(author.read('posts/2026-12-24-on-bread.md')).toContain('date: 2026-12-24 18:00\n')
    expect(said).toContain('the first build after 2026-12-24 18:00 (Europe/Berlin) publishes it')
    const { nextDue } = await author.build()
    expect(nextDue).toBe('2026-12-24T17:00:00Z')
  })

  it('converts a --date with an offset to the date in the time zone of the site', async () => {
    using author = openAuthor()

    await author.newPost('On bread', '--date', '2026-11-18T23:30:00-05:00')

    expect(author.files()).toEqual(['posts/2026-11-19-on-bread.md'])
    expect(await publishedTitles(author)).toEqual(['On bread'])
  })

  it('shortens a long title to a slug that every file system can hold', async () => {
    using author = openAuthor()

    await author.newPost('あ'.repeat(300))
    await author.newPost('word '.repeat(60))

    const names = author.files().map(file => file.slice('posts/2026-11-21-'.length))
    expect(names).toEqual([`${'word-'.repeat(39)}word.md`, `${'あ'.repeat(66)}.md`])
    expect(await publishedTitles(author)).toHaveLength(2)
  })
})

describe('the checks of npm run new', () => {
  it.each([
    ['a title of two lines', ['one\ntwo'], /line break/],
    ['a title with a Unicode noncharacter', ['\ufdd0'], /no page may hold/],
    ['an empty title', ['  '], /the title " {2}" must not be empty/],
    ['a title of more than 300 characters', ['a'.repeat(301)], /300/],
    ['no title', [], /npm run new -- "On bread"/],
    ['a title of two words without quotation marks', ['On', 'bread'], /quotation marks/],
    [
      'a slug that is a path',
      ['Bread', '--slug', '../../etc'],
      /^--slug \.\.\/\.\.\/etc: write the last part/,
    ],
    ['--slug without a value', ['Bread', '--slug'], /^--slug has no value; write it behind/],
    [
      'a value for a flag that takes none',
      ['Bread', '--draft=yes'],
      /^--draft takes no value; write --draft alone/,
    ],
    ['a slug of punctuation', ['Bread', '--slug', '!'], /--slug !: write letters/],
    ['a date that does not exist', ['Bread', '--date', '2026-02-30'], /2026-02-28/],
    ['a date in words', ['Bread', '--date', 'tomorrow'], /--date tomorrow/],
    ['an option that does not exist', ['Bread', '--drft'], /^Unknown option "--drft"$/],
    ['a folder without site.yaml', ['Bread', '--content', 'nowhere'], /no site\.yaml/],
    [
      'an address that belongs to the site itself',
      ['Archive'],
      /\/archive\/ belongs to the site itself/,
    ],
  ])('reject %s, and leave no file', async (_, words, reason) => {
    using author = openAuthor()

    expect(await refusal(author.newPost(...words))).toMatch(reason)
    expect(author.files()).toEqual([])
  })

  it.each([
    ['the same file', 'posts/2026-11-21-on-bread.md', post('Bread')],
    ['the same name on another day', 'posts/2020-01-01-on-bread.md', post('Bread')],
    ['the same name as a page', 'pages/on-bread.md', post('Bread')],
    ['the same name with a mistake in it', 'posts/2020-01-01-on-bread.md', post('Bread', 'x: 1')],
    ['the same name in capitals', 'posts/2020-01-01-On-Bread.md', post('Bread')],
    ['its address', 'posts/2020-01-01-b.md', post('Bread', 'permalink: /on-bread/')],
    ['its address as an alias', 'posts/2020-01-01-b.md', post('B', 'aliases: [/On-Bread.html]')],
    ['its thread', 'posts/2020-01-01-b.md', post('Bread', 'id: on-bread')],
    ['its thread in a draft', 'posts/2020-01-01-b.md', post('B', 'id: on-bread\ndraft: true')],
    [
      'its address until it expires',
      'posts/2020-01-01-on-bread.md',
      post('B', 'expires: 2021-01-01'),
    ],
  ])('reject a post if another has %s', async (_, file, text) => {
    using author = openAuthor({ [file]: text })

    expect(await refusal(author.newPost('On bread'))).toContain(`content/${file} has`)
    expect(author.files()).toEqual([file])
    expect(author.read(file)).toBe(text)
  })

  it('name a file that stands in the way of the folder of posts', async () => {
    using author = openAuthor({ posts: 'A note.' })

    await expect(author.newPost('On bread')).rejects.toThrow(
      `mkdir '${join(author.content, 'posts')}'`,
    )
  })

  it('ignore mistakes in other posts', async () => {
    using author = openAuthor({
      'posts/2020-01-01-a.md': post('A', 'aliases: [/same/]\ntags: ["?"]'),
      'posts/2020-01-01-b.md': post('B', 'aliases: [/same/]\nid: a'),
      'posts/2020-01-01-c.md': 'no front matter',
    })

    await author.newPost('On bread')

    expect(author.has('posts/2026-11-21-on-bread.md')).toBe(true)
  })
})
