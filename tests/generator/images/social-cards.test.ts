import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { breakLines } from '../../../generator/images/cards/break-lines.ts'
import { openCardFonts } from '../../../generator/images/cards/card-fonts.ts'
import { drawable } from '../../../generator/images/cards/drawable.ts'
import { cutOut, filesBelow, photo } from '../images-made.ts'
import {
  createSiteFolder,
  fingerprintsOf,
  plainSite,
  post,
  type SiteFolder,
} from '../site-folder.ts'

const cardsOf = (site: SiteFolder) =>
  filesBelow(site.output).filter(file => file.startsWith('assets/cards/'))
const { bold: serif } = openCardFonts()

/** How many points are darker than paper, above the line at the foot. */
async function inkOf(path: string): Promise<number> {
  const { data, info } = await sharp(path)
    .extract({ left: 0, top: 140, width: 1_200, height: 370 })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return data.filter((_, place) => place % info.channels === 0 && (data[place] ?? 255) < 128).length
}

describe('a social card', () => {
  it('shows the title of every post, and is made for no page', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('In Praise of the Margin'),
      'posts/2026-01-02-two.md': post('A'),
      'pages/about.md': post('About'),
    })

    await site.build()

    const [one = '', two = '', ...rest] = cardsOf(site)
    expect(one).toMatch(/^assets\/cards\/one-[0-9a-f]{24}\.png$/)
    expect(two).toMatch(/^assets\/cards\/two-[0-9a-f]{24}\.png$/)
    expect(rest).toEqual([])
    const { width, height, format } = await sharp(join(site.output, one)).metadata()
    expect([width, height, format]).toEqual([1_200, 630, 'png'])
    expect(await inkOf(join(site.output, one))).toBeGreaterThan(
      3 * (await inkOf(join(site.output, two))),
    )
  })

  it('is drawn again when the title changes, and for no other edit', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    const build = async () => {
      const steps: string[] = []
      await site.build({ tell: step => steps.push(step) })
      return steps.filter(step => step.startsWith('social'))
    }

    const first = await build()
    site.write('posts/2026-01-01-one.md', post('One', '', 'Entirely other words.'))
    const second = await build()
    site.write('posts/2026-01-01-one.md', post('Two'))
    const third = await build()

    expect([first, second, third]).toEqual([['social cards 1 of 1'], [], ['social cards 1 of 1']])
    expect(cardsOf(site)).toHaveLength(1)
  })

  it("is cropped from the post's own image, if that is large enough", async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-large.md': post('Large', 'image: large.jpg\nimageAlt: A field'),
      'posts/2026-01-02-leaf.md': post('Leaf', 'image: leaf.png\nimageAlt: A leaf'),
      'posts/2026-01-03-small.md': post('Small', 'image: small.jpg\nimageAlt: A stamp'),
    })
    site.write('posts/large.jpg', await photo(1_250, 640).jpeg().toBuffer())
    site.write('posts/leaf.png', await cutOut())
    site.write('posts/small.jpg', await photo(300, 200).jpeg().toBuffer())

    await site.build()

    expect(cardsOf(site).map(file => file.replace(/-[0-9a-f]{24}/, ''))).toEqual([
      'assets/cards/large.jpg',
      'assets/cards/leaf.png',
      'assets/cards/small.png',
    ])
    const sizes = cardsOf(site).map(async file => {
      const { width, height } = await sharp(join(site.output, file)).metadata()
      return `${width}x${height}`
    })
    expect(new Set(await Promise.all(sizes))).toEqual(new Set(['1200x630']))
  })

  it('is left out where site.yaml or the preview turns cards off', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })

    await site.build({ socialCards: false })
    const inPreview = cardsOf(site)
    await site.build()
    const published = cardsOf(site)
    site.write('site.yaml', `${plainSite}socialCards: false\n`)
    await site.build()

    expect([inPreview.length, published.length, cardsOf(site).length]).toEqual([0, 1, 0])
  })

  it('is made for as many posts as `socialCards` in site.yaml says: two, all or none', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One'),
      'posts/2026-01-02-leaf.md': post('Leaf', 'image: leaf.png\nimageAlt: A leaf'),
      'posts/2026-01-03-two.md': post('Two'),
      'posts/2026-01-04-three.md': post('Three'),
    })
    site.write('posts/leaf.png', await cutOut())

    for (const [wanted, ids] of [
      ['2', ['leaf', 'three', 'two']],
      ['all', ['leaf', 'one', 'three', 'two']],
      ['none', []],
    ] as const) {
      site.write('site.yaml', `${plainSite}socialCards: ${wanted}\n`)
      await site.build()

      const found = cardsOf(site).map(file => file.replace(/^.*\/|-[0-9a-f]{24}.*/g, ''))
      expect(found, wanted).toEqual(ids)
      const shared = /<meta property="og:image" content="[^"]*\/cards\//
      expect(shared.test(site.page('one/index.html')), wanted).toBe(wanted === 'all')
    }
  })

  it('is the same in a rebuild with an empty cache', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('“Größe”, Ψυχή, Воздух – 12 × AVATAR'),
    })
    const beside = (name: string) => join(site.content, '..', name)

    await site.build()
    await site.build({ output: beside('clean'), cache: beside('clean-cache'), useCache: false })

    expect(fingerprintsOf(beside('clean'))).toEqual(fingerprintsOf(site.output))
  })

  it.each([
    ['あとがき', 'in letters that the font lacks'],
    ['نقش', 'written from right to left'],
    ['🎉', 'of an emoji alone'],
  ])(
    "shows the site's title in place of a post's title %s, in its alternative text, too",
    async title => {
      using site = createSiteFolder({
        'posts/2026-01-01-one.md': post(title),
        'posts/2026-01-02-two.md': post('A site'),
      })

      await site.build()

      const [one = '', two = ''] = cardsOf(site).map(file =>
        readFileSync(join(site.output, file), 'hex'),
      )
      expect(one).toBe(two)
      expect(site.page('one/index.html')).toContain(
        '<meta property="og:image:alt" content="A site">',
      )
    },
  )
})

describe('the title of a card', () => {
  it('drops emoji, and is not drawn at all where the font lacks its letters', () => {
    expect(drawable('Why 👩‍🔬 and 1️⃣ matter', serif)).toBe('Why and 1 matter')
    expect(drawable('Cafe\u0301', serif)).toBe('Café')
    expect(drawable('On 言葉', serif)).toBeNull()
    expect(drawable('x\u0323\u0335', serif)).toBeNull()
  })

  it('is broken into lines of even length', () => {
    const measure = (start: number, end: number) => end - start

    expect(breakLines('one two three four five six', 20, measure)).toEqual([
      'one two three',
      'four five six',
    ])
    expect(breakLines('unbreakableword', 6, measure)).toEqual(['unbrea', 'kablew', 'ord'])
    expect(breakLines('well-known either/or', 12, measure)).toEqual(['well-known', 'either/or'])
  })

  it('is kerned', () => {
    const [together, apart] = [serif.widthOf('AV'), serif.widthOf('A') + serif.widthOf('V')]

    expect(together).toBeLessThan(apart - 0.03)
  })
})
