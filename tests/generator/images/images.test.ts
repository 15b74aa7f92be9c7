import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { cutOut, movingPicture, photo } from '../images-made.ts'
import { post } from '../site-folder.ts'
import { imagesOf, namesOf, one, showing, siteWith } from './images-site.ts'

describe('an image in a text', () => {
  it('has AVIF and WebP variants in the widths of the layout, one JPEG, and that JPEG in the feed', async () => {
    using site = siteWith({
      [one]: showing('![A field](field.jpg)'),
      'posts/field.jpg': await photo(1_600, 400).jpeg().toBuffer(),
    })

    await site.build()

    expect(namesOf(site)).toEqual([
      'field 1440.avif',
      'field 1440.webp',
      'field 480.avif',
      'field 480.webp',
      'field 720.avif',
      'field 720.webp',
      'field 960.avif',
      'field 960.jpg',
      'field 960.webp',
    ])
    const sizes = await Promise.all(
      imagesOf(site).map(async file => {
        const { width, height, format } = await sharp(join(site.output, file)).metadata()
        return [`${width}x${height}`, format]
      }),
    )
    expect(sizes).toEqual([
      ['1440x360', 'heif'],
      ['1440x360', 'webp'],
      ['480x120', 'heif'],
      ['480x120', 'webp'],
      ['720x180', 'heif'],
      ['720x180', 'webp'],
      ['960x240', 'heif'],
      ['960x240', 'jpeg'],
      ['960x240', 'webp'],
    ])
    expect(site.page('feed.xml')).toMatch(
      /img src=&quot;https:\/\/site\.example\/assets\/images\/field-[0-9a-f]{24}-960\.jpg&quot; alt=&quot;A field&quot; width=&quot;960&quot; height=&quot;240&quot;/,
    )
    expect(site.page('feed.xml')).not.toMatch(/picture|srcset/)
  })

  it('has only a JPEG variant where it is higher than AVIF and WebP allow', async () => {
    const background = '#7a1f22'
    const tall = (height: number) =>
      sharp({ create: { width: 20, height, channels: 3, background } })
        .jpeg()
        .toBuffer()
    using site = siteWith({
      [one]: showing('![A page](page.jpg)\n\n![Another](other.jpg)'),
      'posts/page.jpg': await tall(20_000),
      'posts/other.jpg': await tall(16_383),
    })

    await site.build()

    expect(namesOf(site)).toEqual(['other 20.avif', 'other 20.jpg', 'other 20.webp', 'page 20.jpg'])
    expect(site.page('one/index.html')).toMatch(
      /<img src="\/assets\/images\/page-[^"]+-20\.jpg" [^>]*width="20" height="20000"/,
    )
  })

  it('has only a PNG variant where it is higher than JPEG allows, even if it is opaque', async () => {
    using site = siteWith({
      [one]: showing('![A page](page.png)\n\n![Another](other.png)'),
      'posts/page.png': await photo(3, 65_501).png().toBuffer(),
      'posts/other.png': await photo(3, 65_500).png().toBuffer(),
    })

    await site.build()

    expect(namesOf(site)).toEqual(['other 3.jpg', 'page 3.png'])
  })

  it('is a <picture> of all variants, with its width and height', async () => {
    using site = siteWith({
      [one]: showing('![A field](field.jpg "In *May*")'),
      'posts/field.jpg': await photo(600, 400).jpeg().toBuffer(),
    })

    await site.build()

    const name = /field-[0-9a-f]{24}/.exec(site.page('one/index.html'))?.[0]
    const sizes = '(min-width: 76rem) 53rem, (min-width: 39rem) 40rem, 90vw'
    const source = (format: string) =>
      `<source type="image/${format}" srcset="/assets/images/${name}-480.${format} 480w, /assets/images/${name}-600.${format} 600w" sizes="${sizes}">`
    expect(site.page('one/index.html')).toContain(
      `<figure><picture>${source('avif')}${source('webp')}<img src="/assets/images/${name}-600.jpg" alt="A field" width="600" height="400" fetchpriority="high"></picture><figcaption>In <em>May</em></figcaption></figure>`,
    )
  })

  it('is never scaled up', async () => {
    using site = siteWith({
      [one]: showing('![A stamp](stamp.jpg)'),
      'posts/stamp.jpg': await photo(300, 200).jpeg().toBuffer(),
    })

    await site.build()

    expect(namesOf(site)).toEqual(['stamp 300.avif', 'stamp 300.jpg', 'stamp 300.webp'])
  })

  it('is converted to sRGB, without a colour profile', async () => {
    using site = siteWith({
      [one]: showing('![Red](red.png)'),
      'posts/red.png': await sharp({
        create: { width: 300, height: 200, channels: 3, background: '#c81e28' },
      })
        .withIccProfile('p3')
        .png()
        .toBuffer(),
    })

    await site.build()

    const [, webp = '', png = ''] = ['avif', 'webp', 'png'].map(
      format => imagesOf(site).find(file => file.endsWith(format)) ?? '',
    )
    const { icc } = await sharp(join(site.output, webp)).metadata()
    const [red = 0, green = 0] = await sharp(join(site.output, png)).removeAlpha().raw().toBuffer()
    expect(icc).toBeUndefined()
    expect(Math.abs(red - 200) + Math.abs(green - 30)).toBeLessThan(12)
  })

  it('keeps its transparency in every format', async () => {
    using site = siteWith({
      [one]: showing('![A leaf](leaf.png)'),
      'posts/leaf.png': await cutOut(),
    })

    await site.build()

    expect(namesOf(site)).toContain('leaf 700.png')
    for (const file of imagesOf(site)) {
      const { data } = await sharp(join(site.output, file))
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true })
      expect(Math.abs((data[3] ?? 0) - 128)).toBeLessThan(6)
    }
  })

  it.each([
    ['an animation', 'moving.gif', movingPicture],
    [
      'an SVG',
      'drawing.svg',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>'),
    ],
  ])('is published unchanged when it is %s', async (_, file, make) => {
    const bytes = await make()
    using site = siteWith({ [one]: showing(`![It](${file})`), [`posts/${file}`]: bytes })

    await site.build()

    expect(imagesOf(site)).toEqual([])
    expect(site.page('one/index.html')).toContain(
      `<figure><img src="/media/posts/${file}" alt="It" width="40" height="30" fetchpriority="high"></figure>`,
    )
    expect(readFileSync(join(site.output, 'media/posts', file))).toEqual(bytes)
  })

  it('has a high fetch priority when it is the first of its page, and is lazy when not', async () => {
    using site = siteWith({
      [one]: showing('![First](first.jpg)\n\n![Second](second.jpg)'),
      'posts/2026-01-02-two.md': post(
        'Two',
        'image: first.jpg\nimageAlt: First',
        '![Second](second.jpg)',
      ),
      'posts/first.jpg': await photo(300, 200).jpeg().toBuffer(),
      'posts/second.jpg': await photo(200, 300).jpeg().toBuffer(),
    })

    await site.build()

    expect(site.page('one/index.html')).toMatch(
      /first-\S+" alt="First" width="300" height="200" fetchpriority="high">/,
    )
    const later =
      /second-\S+" alt="Second" width="200" height="300" loading="lazy" decoding="async">/
    expect(site.page('one/index.html')).toMatch(later)
    expect(site.page('two/index.html')).toMatch(later)
  })

  it.each(['jpeg', 'webp', 'png', 'tiff', 'avif'] as const)('may be a %s', async format => {
    using site = siteWith({
      [one]: showing(`![A field](field.${format})`),
      [`posts/field.${format}`]: await photo(300, 200).toFormat(format).toBuffer(),
    })

    await site.build()

    expect(namesOf(site)).toEqual(['field 300.avif', 'field 300.jpg', 'field 300.webp'])
  })
})
