import { describe, expect, it } from 'vitest'
import { post } from '../site-folder.ts'
import { one, showing, siteWith } from './images-site.ts'

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'

async function mistakesOf(bytes: string | Uint8Array): Promise<string[]> {
  using site = siteWith({ [one]: showing('![It](it.svg)'), 'posts/it.svg': bytes })
  const found = await site.mistakes({ socialCards: false })
  return found.map(({ code, message }) => `${code} ${message}`)
}

describe('an SVG that browsers cannot show', () => {
  it.each([
    ['plain text', 'Not a drawing at all', 'it is not well formed in line 1: '],
    ['an empty file', '', 'it is not well formed in line 1: '],
    ['a truncated one', drawing.slice(0, -9), 'it is not well formed in line 1: '],
    ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'its letters are in'],
    ['an HTML page', '<html><body></body></html>', 'its first element is <html>, not <svg>'],
    [
      'one without a namespace',
      '<svg viewBox="0 0 9 9"/>',
      'its <svg> has no xmlns="http://www.w3.org/2000/svg"',
    ],
    [
      'one with an undeclared prefix',
      drawing.replace('<path', '\n<use xlink:href="#a"/><path'),
      'it is not well formed in line 2: ',
    ],
  ])('is reported as a mistake: %s', async (_, bytes, reason) => {
    expect(await mistakesOf(bytes)).toEqual([
      expect.stringContaining(`invalid-image cannot be decoded: ${reason}`),
    ])
  })

  it('is published unchanged, without a mistake, where a text only links to it', async () => {
    using site = siteWith({ [one]: showing('[It](it.svg)'), 'posts/it.svg': 'No drawing' })

    expect(await site.mistakes()).toEqual([])

    expect(site.page('media/posts/it.svg')).toBe('No drawing')
  })

  it('is reported again by the next build, and no longer once it is mended', async () => {
    using site = siteWith({ [one]: showing('![It](it.svg)'), 'posts/it.svg': 'No drawing' })
    expect(await site.mistakes()).toHaveLength(1)
    expect(await site.mistakes()).toHaveLength(1)

    site.write('posts/it.svg', drawing)

    expect((await site.build()).diagnostics).toEqual([])
  })
})

describe('an SVG that is named .png', () => {
  it('is reported as that, even if a build has seen the same bytes as .svg before', async () => {
    using site = siteWith({
      [one]: showing('![It](it.svg)'),
      'posts/it.svg': drawing,
      'posts/it.png': drawing,
    })
    await site.build()

    site.write('posts/2026-01-02-two.md', post('Two', '', '![It](it.png)'))
    const found = await site.mistakes()

    expect(found.map(({ file, message }) => `${file} ${message}`)).toEqual([
      expect.stringContaining('posts/it.png cannot be decoded: it is an SVG under another name'),
    ])
  })
})

describe('an SVG that browsers can show', () => {
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')

  it.each([
    ['plain', drawing],
    ['with a byte order mark', `\ufeff${drawing}`],
    ['in UTF-16', utf16(`<?xml version="1.0" encoding="UTF-16"?>${drawing}`)],
    [
      'in ISO-8859-1',
      Buffer.from(
        `<?xml version="1.0" encoding="ISO-8859-1"?><!-- caf\xe9 -->${drawing}`,
        'latin1',
      ),
    ],
    [
      'with entities in its doctype',
      `<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
  <!ENTITY ns_svg "http://www.w3.org/2000/svg">
]>
<svg xmlns="&ns_svg;" viewBox="0 0 9 9"/>`,
    ],
    ['with a namespace prefix', '<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'],
  ])('is no mistake: %s', async (_, bytes) => {
    expect(await mistakesOf(bytes)).toEqual([])
  })
})

describe('an SVG without dimensions', () => {
  it('gets none, neither above its post nor in the text', async () => {
    const unsized = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>'
    using site = siteWith({
      [one]: showing('![It](it.svg)', 'image: it.svg\nimageAlt: Above'),
      'posts/it.svg': unsized,
    })

    await site.build()

    const page = site.page('one/index.html')
    expect(page).toContain('<img src="/media/posts/it.svg" alt="Above" fetchpriority="high">')
    expect(page).toContain('<img src="/media/posts/it.svg" alt="It" loading="lazy"')
  })
})
