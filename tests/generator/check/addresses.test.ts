import { describe, expect, it } from 'vitest'
import { answersOf } from '../../../generator/check/output/published-addresses/answers.ts'
import { unlistedAddresses } from '../../../generator/check/output/published-addresses/check-published-addresses.ts'
import { post } from '../site-folder.ts'
import { createPublished } from './published-folder.ts'
import { about, createList, listed, rome } from './published-list.ts'
import { createCheckedSite } from './site.ts'

describe('a published address', () => {
  it('is not reported while its post is still there', () => {
    using list = createList(listed)

    expect(list.check()).toEqual([])
  })

  it('is not reported when its post moved and left an alias', () => {
    using list = createList(listed, [{ ...rome, url: '/roma/', aliases: ['/rome/'] }, about])

    expect(list.check()).toEqual([])
  })

  it.each(['/caf%C3%A9', '/cafe\u0301/', '/cafe%CC%81'])(
    'matches its post however it is encoded, with or without a slash at the end: %s',
    address => {
      const cafe = { source: 'posts/cafe.md', url: '/café/', aliases: [], id: 'café' }
      using list = createList(`${address} posts/cafe.md\n`, [cafe])

      expect(list.check()).toEqual([])
    },
  )

  it('is reported as lost when its post moved, with the alias that restores it', () => {
    using list = createList(listed, [{ ...rome, url: '/roma/' }, about])

    expect(list.check()).toEqual([
      {
        file: 'content/published-addresses.txt',
        line: 4,
        column: 1,
        severity: 'error',
        code: 'lost-address',
        message: '/rome/ was published, and nothing answers there now',
        hint: 'Add "aliases: [/rome/]" to the front matter of content/posts/2026-01-01-rome.md.',
      },
    ])
  })

  it.each([
    [
      'the post has aliases already',
      [{ ...rome, url: '/roma/', aliases: ['/old/'] }],
      'Add /rome/ to the aliases in the front matter of content/posts/2026-01-01-rome.md: "aliases: [/old/, /rome/]".',
    ],
    [
      'the file has another name, too',
      [{ ...rome, source: 'posts/2026-01-02-romes.md', url: '/2026/romes/', id: 'romes' }],
      'If /2026/romes/ replaces it: Add "aliases: [/rome/]" to the front matter of content/posts/2026-01-02-romes.md. Add "id: rome", too, so that its conversation stays with it. If it is meant to be gone, remove this line.',
    ],
    [
      'the post has another file name but the same id',
      [{ ...rome, source: 'posts/italy.md', url: '/italy/' }],
      'If /italy/ replaces it: Add "aliases: [/rome/]" to the front matter of content/posts/italy.md. If it is meant to be gone, remove this line.',
    ],
    [
      'no post resembles it',
      [],
      'Add it to the aliases of the post that replaces it ("aliases: [/rome/]"), or remove this line if it is meant to be gone.',
    ],
  ])('is reported with the right hint when %s', (_, posts, hint) => {
    using list = createList(listed, [...posts, about])

    expect(list.check().map(found => found.hint)).toEqual([hint])
  })

  it.each([
    ['is reported with the id that keeps its comments', '', true],
    ['is reported without that id if the post has one', 'id: romes', false],
  ])('of a renamed post %s', async (_, more, namesId) => {
    using site = createCheckedSite({
      'posts/2026-01-01-romes.md': post('Rome', more),
      'published-addresses.txt': '/rome/ posts/2026-01-01-rome.md\n',
    })

    const { diagnostics } = await site.check()

    expect(diagnostics.map(({ code }) => code)).toEqual(['lost-address'])
    expect(diagnostics[0]?.hint.includes('Add "id: rome", too')).toBe(namesId)
  })

  it('of a post that became a draft is reported as not published', () => {
    using list = createList(listed, [about])

    const [found] = list.check({ unpublished: new Set([rome.source]) })

    expect(found?.hint).toBe(
      'content/posts/2026-01-01-rome.md is not published now: publish it, or remove this line if it is meant to be gone.',
    )
  })

  it('is not reported if a file or a redirect of the site answers it', () => {
    using published = createPublished({ 'rome/index.html': '', _redirects: '/wiki/* /rome/ 301\n' })
    using list = createList('/rome posts/a.md\n/wiki/x posts/b.md\n/gone/ posts/c.md\n', [])

    const found = list.check({ isAnswered: answersOf(published.site, []) })

    expect(found.map(({ line }) => line)).toEqual([3])
  })

  it('is quoted in the suggested alias if YAML needs it', () => {
    using list = createList('/a,b/ posts/a.md\n', [{ ...rome, source: 'posts/a.md' }])

    expect(list.check()[0]?.hint).toContain('"aliases: ["/a,b/"]"')
  })
})

describe('the list of published addresses', () => {
  it('may be missing', () => {
    using list = createList(null)

    expect(list.check()).toEqual([])
    expect(unlistedAddresses(list.given)).toEqual([])
  })

  it.each([
    [
      'an address without a file',
      '/rome/\n',
      '1:1 invalid-value "/rome/" is not an address with the file that had it',
    ],
    [
      'a relative address',
      '  rome posts/a.md\n',
      '1:3 invalid-value "rome posts/a.md" is not an address with the file that had it',
    ],
    [
      'a file outside the content folder',
      '/rome/ ../posts/a.md\n',
      '1:1 invalid-value "/rome/ ../posts/a.md" is not an address with the file that had it',
    ],
    [
      'a path that leads out of the content folder',
      '/rome/ posts/../../a.md\n',
      '1:1 invalid-value "/rome/ posts/../../a.md" is not an address with the file that had it',
    ],
    [
      'a conflict marker of a merge',
      '<<<<<<< ours\n',
      '1:1 invalid-value "<<<<<<< ours" is not an address with the file that had it',
    ],
    [
      'an address twice',
      '/rome/ posts/a.md\n# x\n/rome posts/b.md\n',
      '3:1 duplicate-key the address /rome is already in line 1',
    ],
  ])('must not contain %s', (_, text, expected) => {
    using list = createList(text)

    expect(
      list.check().map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`),
    ).toEqual([expected])
  })

  it('is compared with the site to find addresses that it lacks', () => {
    using list = createList('/about/ pages/about.md\n')

    expect(unlistedAddresses(list.given)).toEqual(['/rome/'])
  })
})
