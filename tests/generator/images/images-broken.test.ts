import { describe, expect, it } from 'vitest'
import { filesBelow, photo, telephonePhoto } from '../images-made.ts'
import { post } from '../site-folder.ts'
import { one, showing, siteWith } from './images-site.ts'

describe('an image that cannot be read', () => {
  const mistakesOf = async (file: string, bytes: Uint8Array, body = `![It](${file})`) => {
    using site = siteWith({ [one]: showing(body), [`posts/${file}`]: bytes })
    const found = await site.mistakes({ socialCards: false })
    return found.map(
      ({ file, code, message }) => `${file.replace(/^.*\/content\//, '')} ${code} ${message}`,
    )
  }

  it('is reported with the name of its file', async () => {
    const whole = await photo(300, 200).jpeg().toBuffer()

    expect(await mistakesOf('words.jpg', Buffer.from('no image'))).toEqual([
      'posts/words.jpg invalid-image cannot be decoded: the file contains unsupported image format',
    ])
    expect(await mistakesOf('half.jpg', whole.subarray(0, whole.length / 2))).toEqual([
      expect.stringMatching(/^posts\/half.jpg invalid-image cannot be decoded: .*premature end/i),
    ])
    expect(await mistakesOf('empty.png', Buffer.from(''))).toEqual([
      expect.stringMatching(/^posts\/empty.png invalid-image /),
    ])
  })

  it('is one whose dimensions would exhaust the memory', async () => {
    const bomb = await photo(8, 8).png().toBuffer()
    bomb.writeUInt32BE(30_000, 16)
    bomb.writeUInt32BE(30_000, 20)

    expect(await mistakesOf('bomb.png', bomb)).toEqual([
      expect.stringMatching(/^posts\/bomb.png invalid-image /),
    ])
  })

  it('is reported together with all other mistakes', async () => {
    expect(
      await mistakesOf('words.jpg', Buffer.from('none'), '![It](words.jpg) [a](nowhere.md)'),
    ).toEqual([
      expect.stringMatching(/^posts\/2026-01-01-one.md broken-link/),
      expect.stringMatching(/^posts\/words.jpg invalid-image/),
    ])
  })

  it.each(['jpeg', 'png', 'avif', 'tiff', 'webp', 'gif'] as const)(
    'is reported together with all other mistakes where a truncated %s is at fault',
    async format => {
      const whole = await photo(300, 200).toFormat(format).toBuffer()
      const [name, text] = [`half.${format}`, `![It](half.${format}) [a](nowhere.md)`]
      const cut = whole.subarray(0, Math.floor(whole.length * 0.9))

      expect(await mistakesOf(name, cut, text)).toEqual([
        expect.stringMatching(/^posts\/2026-01-01-one.md broken-link/),
        expect.stringContaining(`posts/${name} invalid-image cannot be decoded`),
      ])
      expect(await mistakesOf(name, whole, text)).toHaveLength(1)
    },
  )

  it('is reported together with all other mistakes where the data of a PNG are corrupted', async () => {
    const bytes = await photo(300, 200).png().toBuffer()
    const middle = Math.floor(bytes.length / 2)
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)

    expect(await mistakesOf('spoilt.png', bytes, '![It](spoilt.png) [a](nowhere.md)')).toEqual([
      expect.stringMatching(/^posts\/2026-01-01-one.md broken-link/),
      expect.stringContaining('posts/spoilt.png invalid-image cannot be decoded'),
    ])
  })

  it('is reported together with all other mistakes where the header of a JPEG is corrupted', async () => {
    const bytes = await photo(300, 200).jpeg().toBuffer()
    const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]))
    // The first component refers to a quantization table that the file lacks:
    // https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2.2
    bytes.writeUInt8(3, frame + 12)

    expect(await mistakesOf('spoilt.jpg', bytes, '![It](spoilt.jpg) [a](nowhere.md)')).toEqual([
      expect.stringMatching(/^posts\/2026-01-01-one.md broken-link/),
      expect.stringContaining('posts/spoilt.jpg invalid-image cannot be decoded: '),
    ])
  })

  it('is reported as a format that few browsers support where a phone made a HEIC', async () => {
    expect(await mistakesOf('photo.heic', await telephonePhoto())).toEqual([
      'posts/photo.heic invalid-image cannot be decoded: HEIC is a format that few browsers know',
    ])
  })

  it('is not a JPEG with bytes after its end, or with an end marker inside a segment', async () => {
    const whole = await photo(300, 200).jpeg().toBuffer()
    const inside = Buffer.concat([
      whole.subarray(0, 2),
      Buffer.from([0xff, 0xfe, 0, 6]),
      Buffer.from([0xff, 0xd9, 0xff, 0xda]),
      whole.subarray(2),
    ])

    expect(
      await mistakesOf('more.jpg', Buffer.concat([whole, Buffer.from([0xff, 0xda, 1])])),
    ).toEqual([])
    expect(await mistakesOf('thumb.jpg', inside)).toEqual([])
  })

  it('excludes the posts that show it, and posts that link to these, with --keep-going', async () => {
    const whole = await photo(300, 200).jpeg().toBuffer()
    using site = siteWith({
      [one]: showing('![It](half.jpg)'),
      'posts/2026-01-02-two.md': post('Two', '', '[One](2026-01-01-one.md)'),
      'posts/2026-01-03-three.md': post('Three'),
      'posts/half.jpg': whole.subarray(0, whole.length / 2),
    })

    const report = await site.build({ keepGoing: true })

    expect(report.diagnostics.map(({ code }) => code)).toEqual([
      'link-to-unpublished',
      'invalid-image',
    ])
    expect(filesBelow(site.output).filter(file => /^(?:one|two|three)\/index/.test(file))).toEqual([
      'three/index.html',
    ])
  })

  it('is published unchanged, without a mistake, where a text only links to it', async () => {
    using site = siteWith({ [one]: showing('[It](words.jpg)'), 'posts/words.jpg': 'no image' })

    expect(await site.mistakes()).toEqual([])

    expect(site.page('media/posts/words.jpg')).toBe('no image')
  })
})
