import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { cameraPhoto, filesBelow, photo } from '../images-made.ts'
import { cacheOf, imagesOf, one, pictureIn, showing, siteWith } from './images-site.ts'

describe('an author’s image', () => {
  it('is published upright and without metadata such as the place and the owner', async () => {
    using site = siteWith({
      [one]: showing('![A field](field.jpg)'),
      'posts/field.jpg': await cameraPhoto(800, 600),
    })
    const before = readFileSync(join(site.content, 'posts/field.jpg'), 'latin1')

    await site.build()

    expect(before).toMatch(/canary-owner[\s\S]*canary-place/)
    expect(pictureIn(site)).toContain('width="600" height="800"')
    expect(filesBelow(site.output).filter(file => /\.jpe?g$/.test(file))).toEqual([
      expect.stringMatching(/^assets\/images\/field-.*-600\.jpg$/),
    ])
    const bytes = filesBelow(site.output).map(file =>
      readFileSync(join(site.output, file), 'latin1'),
    )
    expect(bytes.filter(text => /canary|Exif\0\0|GPS/.test(text))).toEqual([])
    const { width, height } = await sharp(join(site.output, imagesOf(site)[0] ?? '')).metadata()
    expect([width, height]).toEqual([480, 640])
  })

  it.each([
    ['a text', showing('![A field](my%2520field%20%231.jpg)')],
    ['front matter', showing('', "image: 'my%2520field #1.jpg'\nimageAlt: A field")],
  ])('is processed where %s names a file with characters that URLs reserve', async (_, text) => {
    using site = siteWith({ [one]: text, 'posts/my%20field #1.jpg': await cameraPhoto(80, 60) })

    await site.build()

    expect(pictureIn(site)).toContain('width="60" height="80"')
    expect(filesBelow(site.output).filter(file => file.startsWith('media/'))).toEqual([])
  })

  it('is published unchanged only where a text links to it', async () => {
    using site = siteWith({
      [one]: showing(
        '[![A field](field.jpg)](field.jpg)\n\n![Another](other.jpg)',
        'image: field.jpg\nimageAlt: A field',
      ),
      'posts/field.jpg': await photo(600, 400).jpeg().toBuffer(),
      'posts/other.jpg': await photo(300, 200).jpeg().toBuffer(),
    })

    await site.build()

    expect(filesBelow(site.output).filter(file => file.startsWith('media/'))).toEqual([
      'media/posts/field.jpg',
    ])
    expect(site.page('one/index.html')).toMatch(/<a href="\/media\/posts\/field.jpg"><picture>/)
    expect(site.page('feed.xml')).not.toMatch(/(?:src=&quot;|enclosure[^>]*href=")[^"&]*media/)
    expect(site.page('feed.json')).not.toMatch(/"image": "[^"]*media/)
  })

  it('is not published and not cached while only a draft shows it', async () => {
    using site = siteWith({
      [one]: showing('![A secret](secret.jpg)', 'draft: true'),
      'posts/secret.jpg': await photo(300, 200).jpeg().toBuffer(),
    })

    await site.build()

    expect(filesBelow(site.output).filter(file => /secret|images/.test(file))).toEqual([])
    expect(existsSync(cacheOf(site))).toBe(false)
  })
})
