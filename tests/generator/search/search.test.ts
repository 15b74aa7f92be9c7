import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { soughtIn, wordsIn } from '../../../templates/scripts/search-words.ts'
import { createSiteFolder, fingerprintsOf, post, type SiteFolder } from '../site-folder.ts'

const folder = 'assets/search'
const filesOfIndex = (site: SiteFolder) =>
  Object.keys(fingerprintsOf(site.output)).filter(path => path.startsWith(`${folder}/`))
const wordsOfIndex = (site: SiteFolder) =>
  filesOfIndex(site)
    .filter(path => path.endsWith('.txt'))
    .map(path => site.page(path))
    .join('')
const cardsOfIndex = (site: SiteFolder) => filesOfIndex(site).filter(path => path.endsWith('.json'))

function walks(count: number): Record<string, string> {
  const names = Array.from({ length: count }, (_, number) => number)
  return Object.fromEntries(
    names.map(number => [
      `posts/2026-01-${String((number % 28) + 1).padStart(2, '0')}-walk-${number}.md`,
      post(
        `Walk ${number}`,
        'tags: [outside]',
        `Words of walk ${number}.\n\n## A heading\n\nMore.`,
      ),
    ]),
  )
}

describe('the search index', () => {
  it('weighs words in titles, tags, headings and text', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-a.md': post('Harbour', 'tags: [boats]', '## Mooring\n\nSlowly `drifting`.'),
    })

    await site.build()

    const weights = wordsOfIndex(site).matchAll(/^(\w+) 0([A-P])$/gm)
    expect(Object.fromEntries([...weights].map(([, word, weight]) => [word, weight]))).toEqual({
      harbour: 'G',
      boats: 'C',
      mooring: 'H',
      slowly: 'E',
      drifting: 'E',
    })
  })

  it('holds words from the titles and texts of published posts only', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-a.md': post('Harbour'),
      'posts/2026-01-02-b.md': post('Secret', 'draft: true'),
    })

    await site.build()

    expect(wordsOfIndex(site).split('\n').sort()).toEqual(['', 'harbour 0G', 'words 0E'])
  })

  it('is the same after edits as after a clean build', async () => {
    using site = createSiteFolder(walks(40))
    await site.build()
    site.write('posts/2026-01-05-walk-4.md', post('Walk 4', '', 'Across the isthmus.'))
    site.remove('posts/2026-01-06-walk-5.md')
    site.write('pages/about.md', post('About', '', 'Somebody walks.'))

    await site.build()
    const grown = fingerprintsOf(site.output)
    await site.build({ useCache: false })

    expect(grown).toEqual(fingerprintsOf(site.output))
    expect(wordsOfIndex(site)).toContain('isthmus ')
  })

  it('is not built again when no post changed', async () => {
    using site = createSiteFolder(walks(3))
    await site.build()

    const again = await site.build()

    expect(again.rendered).toBe(0)
    expect(again.timings).not.toHaveProperty('search')
  })

  it('keeps the file names of volumes whose posts are unchanged, and removes old files', async () => {
    using site = createSiteFolder({ ...walks(20), 'pages/about.md': post('About') })
    await site.build()
    const before = readdirSync(join(site.output, folder))
    site.write('posts/2026-03-01-new.md', post('New'))

    await site.build()

    const after = readdirSync(join(site.output, folder))
    // Of each volume, one with drawers and one with cards.
    expect(before).toHaveLength(4)
    expect(after).toHaveLength(4)
    expect(after.filter(name => before.includes(name))).toHaveLength(2)
  })

  it('keeps the file names of cards when a change does not affect their summaries', async () => {
    using site = createSiteFolder(walks(20))
    site.write('posts/2026-03-01-a.md', post('A walk', 'description: Along the river.', 'Slowly.'))
    await site.build()
    const cards = cardsOfIndex(site)
    site.write('posts/2026-03-01-a.md', post('A walk', 'description: Along the river.', 'Fast.'))

    await site.build()

    expect(cards).toHaveLength(1)
    expect(cardsOfIndex(site)).toEqual(cards)
    expect(wordsOfIndex(site)).toContain('fast ')
  })

  it('changes the cards when a summary changes', async () => {
    using site = createSiteFolder(walks(20))
    await site.build()
    const cards = cardsOfIndex(site)
    site.write('posts/2026-01-05-walk-4.md', post('Walk 4', 'description: Along the river.'))

    await site.build()

    expect(cardsOfIndex(site)).not.toEqual(cards)
    expect(
      cardsOfIndex(site)
        .map(path => site.page(path))
        .join(),
    ).toContain('river')
  })

  it('is restored when one of its files was overwritten and another removed', async () => {
    using site = createSiteFolder(walks(20))
    await site.build()
    const whole = fingerprintsOf(site.output)
    const [first = '', second = ''] = filesOfIndex(site)
    site.write(`../site/${first}`, 'spoilt')
    site.remove(`../site/${second}`)

    await site.build()

    expect(fingerprintsOf(site.output)).toEqual(whole)
  })
})

describe('the words of a text', () => {
  const words = (text: string) => wordsIn(text).map(({ word }) => word)

  it.each([
    ['Straße, Ærø; naïve CAFÉ', ['strasse', 'aero', 'naive', 'cafe']],
    ['don’t C++ 3.14', ['don', 't', 'c', '3', '14']],
    ['Ελλάς ﬁnd İzmir', ['ελλασ', 'find', 'izmir']],
    ['كِتَاب أحمد', ['كتاب', 'احمد']],
    ['خبز الخبز وَالخبز للخبز', ['خبز', 'خبز', 'خبز', 'خبز']],
    ['اليد ال والد', ['اليد', 'ال', 'والد']],
    ['がぎ', ['がぎ', 'ぎ']],
    ['全文search検索', ['全文', '文', 'search', '検索', '索']],
    ['한국어 책을', ['한국어', '책을']],
    ['', []],
  ])('of "%s" are %j', (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it('have the positions at which they stand', () => {
    const text = 'Ein Café—全文検索 heute'

    expect(wordsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Ein',
      'Café',
      '全文',
      '文検',
      '検索',
      '索',
      'heute',
    ])
  })

  it('are searched once each, Chinese and Japanese in pairs of characters', () => {
    expect(soughtIn('River river 検索')).toEqual(['river', '検索'])
    expect(soughtIn('索')).toEqual(['索'])
  })
})
