import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { FrontMatter } from '../../../generator/content/front-matter/front-matter.ts'
import { postKeysElsewhere } from '../../../generator/content/front-matter/names-elsewhere.ts'
import type { Diagnostic } from '../../../generator/diagnostic.ts'
import { showDiagnostics } from '../../../generator/report/show.ts'
import { siteKeysElsewhere } from '../../../generator/site/names-elsewhere.ts'
import { SiteFile } from '../../../generator/site/site.ts'
import { processorTimeOfAll } from '../../processor-time.ts'
import { createSiteFolder, plainSite, post } from '../site-folder.ts'

async function hintsOf(files: Readonly<Record<string, string>>) {
  using site = createSiteFolder(files)
  return (await site.mistakes()).map(({ hint }) => hint)
}

const meant = '2026-01-01-Target.md'

describe('a broken link', () => {
  it.each([
    ['only the case differs', '2026-01-01-target.md', meant],
    ['".md" is missing', '2026-01-01-Target', meant],
    ['the date is missing', 'target.md', meant],
    ['the folder differs', '../2026-01-01-Target.md', meant],
    ['a letter is wrong', '2026-01-01-Targat.md#part', meant],
    [
      'the target is the index.md of a folder',
      '2026-01-03-folder.md',
      '2026-01-03-folder/index.md',
    ],
    ['the case of an image differs', 'CAT.png', 'cat.PNG'],
    ['there is one of the same name from another day', '2026-01-05-news.mdx', '2026-01-05-news.md'],
    ['an accent is a character of its own', 'cafe\u0301.md', '2026-01-06-caf\u00e9.md'],
  ])(
    'is reported with the path that was probably meant when %s',
    async (_, written, suggestion) => {
      const hints = await hintsOf({
        [`posts/${meant}`]: post('Target'),
        'posts/2026-01-02-one.md': post('One', '', `[x](${written})`),
        'posts/2026-01-03-folder/index.md': post('Folder'),
        'posts/cat.PNG': 'x',
        'posts/2026-01-04-news.md': post('News', 'permalink: /news/one/'),
        'posts/2026-01-05-news.md': post('More news', 'id: more'),
        'posts/2026-01-06-caf\u00e9.md': post('Café'),
      })

      expect(hints).toEqual([`Did you mean "${suggestion}"?`])
    },
  )

  it('is reported with what to write if no file has a similar name', async () => {
    const [hint] = await hintsOf({
      [`posts/${meant}`]: post('Target'),
      'posts/2026-01-02-one.md': post('One', '', '[x](2026-01-01-bread.md)'),
    })

    expect(hint).toMatch(/^Write the path of a \.md file/)
  })

  it('gets its hint in time: 300 among 1,500 posts take less than 5 s of processor time', async () => {
    const links = Array.from({ length: 300 }, (_, n) => `[x](nowhere-to-go-${n}.md)`).join('\n')
    const files = Array.from({ length: 1_500 }, (_, n) => [
      `posts/2026-01-01-post-${n}.md`,
      post('X'),
    ])
    using site = createSiteFolder({
      ...Object.fromEntries(files),
      'posts/2026-01-02-one.md': post('One', '', links),
    })
    await site.mistakes()

    const taken = await processorTimeOfAll(async () => {
      expect(await site.mistakes()).toHaveLength(300)
    })

    expect(taken).toBeLessThan(5_000)
  })
})

describe('a link to a file whose name has an accent', () => {
  const [composed, decomposed] = ['größe'.normalize('NFC'), 'größe'.normalize('NFD')]

  it.each([
    ['composed (NFC)', 'decomposed (NFD)', composed, decomposed],
    ['decomposed (NFD)', 'composed (NFC)', decomposed, composed],
  ])(
    'finds the file when it is written %s and the file name is %s',
    async (_, __, written, named) => {
      using site = createSiteFolder({
        [`posts/2026-01-01-${named}.md`]: post('Size', '', '## Part'),
        'posts/2026-01-02-one.md': post(
          'One',
          '',
          `[x](2026-01-01-${written}.md#part) ![y](${written}.svg)`,
        ),
        [`posts/${named}.svg`]: '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="5"/>',
      })

      expect(await site.mistakes()).toEqual([])

      const page = site.page('one/index.html')
      expect(page).toContain(`href="${encodeURI(`/${composed}/`)}#part"`)
      expect(page).toContain('width="7"')
    },
  )
})

describe('a key of another system', () => {
  const hintsFor = (front: string) => hintsOf({ 'posts/2026-01-01-one.md': post('One', front) })

  it.each([
    ['lastmod: 2026-01-02', 'updated'],
    ['publishDate: 2026-01-02', 'publish'],
    ['categories: [Bread]', 'tags'],
    ['excerpt: Words.', 'description'],
    ['redirect_from: /old/', 'aliases'],
  ])('is reported with the key to use instead: %s', async (line, ours) => {
    expect(await hintsFor(line)).toEqual([
      `Here that is said with "${ours}": see docs/reference/front-matter.md.`,
    ])
  })

  it('named "published" is reported with its opposite, "draft"', async () => {
    expect(await hintsFor('published: false')).toEqual([
      'Here that is said with "draft", which means the opposite: see docs/reference/front-matter.md.',
    ])
  })

  it('is recognised at the top of site.yaml, but not in its groups', async () => {
    const hints = await hintsOf({
      'site.yaml': `${plainSite}baseURL: https://x.example\nchecks: { paginate: 5 }\n`,
    })

    expect(hints).toEqual([
      'Here that is said with "url": see docs/reference/site.md.',
      'Remove it, or write one of: largestImage.',
    ])
  })

  it.each([
    ['front matter', postKeysElsewhere, FrontMatter],
    ['site.yaml', siteKeysElsewhere, SiteFile],
  ])('is mapped to a key that %s has, and is not such a key itself', (_, elsewhere, shape) => {
    const keys = Object.keys(z.toJSONSchema(shape, { io: 'input' }).properties ?? {})

    expect(Object.values(elsewhere).filter(key => !keys.includes(key))).toEqual([])
    expect(Object.keys(elsewhere).filter(name => keys.includes(name))).toEqual([])
  })
})

describe('site.yaml', () => {
  const hintsFor = (more: string) => hintsOf({ 'site.yaml': `${plainSite}${more}\n` })

  it('is reported with the key that was meant, in groups as well', async () => {
    expect(await hintsFor('navigation:\n  - titel: X\n    title: X\n    url: /x/')).toEqual([
      'Did you mean "title"?',
    ])
    expect(await hintsFor('comments: { servize: x }')).toEqual(['Did you mean "service"?'])
    expect(await hintsFor('checks: { colour: 1 }')).toEqual([
      'Remove it, or write one of: largestImage.',
    ])
  })

  it.each([
    ['postsInFeed: 1e9', '"postsInFeed" is 1e9, which is more than 200'],
    ['postsInFeed: 0', '"postsInFeed" is 0, which is less than 1'],
    ['postsInFeed: 1.5', '"postsInFeed" is 1.5, which is not a whole number'],
    [
      'comments: { closeAfter: "0 days" }',
      '"comments.closeAfter": must be a length of time such as "30 days" or "1 year", not "0 days"; what is closed at once is "closed" itself',
    ],
    [
      'permalink: /archive/:slug/',
      '"permalink": every post at /archive/:slug/ would be at an address of the site itself',
    ],
  ])('is reported with what is wrong: %s', async (more, message) => {
    using site = createSiteFolder({
      'site.yaml': `${plainSite}${more}\n`,
      'posts/2026-01-01-one.md': post('One'),
      'posts/2026-01-02-two.md': post('Two'),
    })

    const found = await site.mistakes()

    expect(found.map(({ line, message }) => [line, message])).toEqual([[8, message]])
    if (more.startsWith('permalink')) expect(found[0]?.code).toBe('reserved-address')
  })

  it('is reported as missing if there is only site.yml, with a hint to rename that', async () => {
    using site = createSiteFolder({ 'site.yml': plainSite })
    site.remove('site.yaml')

    expect(await site.mistakes()).toMatchObject([
      { code: 'missing-site', hint: 'Rename site.yml, which is there instead.' },
    ])
  })

  it('is read while site.yml beside it is reported as misplaced', async () => {
    using site = createSiteFolder({ 'site.yml': plainSite })

    expect(await site.mistakes()).toMatchObject([{ code: 'misplaced-file', severity: 'warning' }])
  })
})

describe('a post', () => {
  it('is reported if its comments close after "0 days", with a hint to "closed"', async () => {
    const files = { 'posts/2026-01-01-one.md': post('One', 'comments: { closeAfter: 0 days }') }
    using site = createSiteFolder(files)

    const [found] = await site.mistakes()

    expect(found).toMatchObject({ line: 3, column: 25 })
    expect(found?.message).toContain('not "0 days"; what is closed at once is "closed" itself')
  })
})

describe('a flood of diagnostics', () => {
  const flood = Array.from(
    { length: 1_234 },
    (_, line): Diagnostic => ({
      file: 'content/a.md',
      line,
      column: 1,
      severity: 'error',
      code: 'broken-link',
      message: 'leads nowhere',
      hint: 'Correct it.',
    }),
  )

  it.each(['terminal', 'plain', 'github'] as const)('is printed up to a thousand: %s', form => {
    const shown = showDiagnostics(flood, form)

    expect(shown).toHaveLength(1_001)
    expect(shown.at(-1)).toBe('… and 234 more, which --json prints as well')
    expect(showDiagnostics(flood.slice(0, 1_000), form)).toHaveLength(1_000)
  })
})
