import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  allowsAddress,
  allowsInline,
  directiveFor,
  parsePolicy,
} from '../../../generator/check/output/security-policy.ts'
import { post } from '../site-folder.ts'
import { checked } from './site.ts'

describe('content that the Content-Security-Policy blocks', () => {
  it('is reported at its place in the Markdown', async () => {
    const body = [
      '<p style="color: red">Red</p>',
      '<p onclick="go()">Go</p> <a href="javascript:go()">Go</a>',
      '<script>\ngo()\n</script>',
      '<style>p { color: red }</style>',
      '![Elsewhere](https://other.example/a.png)',
      '<iframe title="A film" src="https://film.example/1"></iframe>',
      '<script type="application/json">{}</script>',
      'Hear ![a bell](https://other.example/a.mp3), and see [![the sea](https://other.example/sea.png)](/one/).',
      '<table background="https://other.example/b.png"><tr><td>Old</td></tr></table>',
    ].join('\n\n')

    const found = await checked({ 'posts/2026-01-01-one.md': post('One', '', body) })

    expect(found.map(words => words.replace('content/posts/2026-01-01-one.md:', ''))).toEqual([
      `5:4 blocked-by-policy the page holds a style attribute, which "style-src 'self'" forbids`,
      `7:4 blocked-by-policy the page holds a script in "onclick", which "script-src 'self'" forbids`,
      `7:29 blocked-by-policy the page holds a script in "href", which "script-src 'self'" forbids`,
      `9:1 blocked-by-policy the page holds a script of its own, which "script-src 'self'" forbids`,
      `13:1 blocked-by-policy the page holds a style sheet of its own, which "style-src 'self'" forbids`,
      `15:14 blocked-by-policy the page loads the image "https://other.example/a.png", which "img-src 'self'" forbids`,
      `17:29 blocked-by-policy the page frames "https://film.example/1", which "default-src 'none'" forbids`,
      `21:16 blocked-by-policy the page loads the sound or film "https://other.example/a.mp3", which "media-src 'self'" forbids`,
      `21:66 blocked-by-policy the page loads the image "https://other.example/sea.png", which "img-src 'self'" forbids`,
      `23:20 blocked-by-policy the page loads the image "https://other.example/b.png", which "img-src 'self'" forbids`,
    ])
  })

  it('is reported with a long address shortened', async () => {
    const address = `https://other.example/${'a'.repeat(90)}.png`

    const found = await checked({
      'posts/2026-01-01-one.md': post('One', '', `![Sea](${address})`),
    })

    expect(found).toEqual([expect.stringContaining(`"${address.slice(0, 80)}…", which`)])
  })
})

describe('a Content-Security-Policy', () => {
  const origin = 'https://site.example'
  const allows = (sources: string, url: string) => {
    const directive = directiveFor(parsePolicy(`img-src ${sources}`), 'image')
    return directive !== null && allowsAddress(directive, { url: new URL(url, origin), origin })
  }

  it.each([
    ["'self'", '/a.png', true],
    ["'self'", 'https://other.example/a.png', false],
    ["'none'", '/a.png', false],
    ['*', 'https://other.example/a.png', true],
    ['*', 'data:image/png,x', false],
    ['data:', 'data:image/png,x', true],
    ['https:', 'https://other.example/a.png', true],
    ['https:', 'http://other.example/a.png', false],
    ['http:', 'https://other.example/a.png', true],
    ["'strict-dynamic' https:", 'https://other.example/a.png', false],
    ["'self'; img-src https:", 'https://other.example/a.png', false],
    ['other.example', 'https://other.example/a.png', true],
    ['*.other.example', 'https://a.other.example/a.png', true],
    ['*.other.example', 'https://other.example/a.png', false],
    ['https://other.example:8443', 'https://other.example/a.png', false],
    ['https://other.example:443', 'https://other.example/a.png', true],
    ['https://other.example/pictures/', 'https://other.example/pictures/a.png', true],
    ['https://other.example/pictures/', 'https://other.example/a.png', false],
  ])('with %s allows %s: %s', (sources, url, isAllowed) => {
    expect(allows(sources, url)).toBe(isAllowed)
  })

  it('falls back from frames to child-src to default-src, and allows what no directive covers', () => {
    expect(directiveFor(parsePolicy("default-src 'none'; child-src a"), 'frame')?.name).toBe(
      'child-src',
    )
    expect(directiveFor(parsePolicy("default-src 'none'"), 'frame')?.name).toBe('default-src')
    expect(directiveFor(parsePolicy("default-src 'none'"), 'form')).toBeNull()
    expect(directiveFor(parsePolicy(''), 'script')).toBeNull()
  })

  it.each([
    ["'unsafe-inline'", true],
    ["'self'", false],
    ["'nonce-n'", true],
    ["'nonce-m' 'unsafe-inline'", false],
    [`'sha256-${createHash('sha256').update('go()').digest('base64')}'`, true],
  ])('with script-src %s allows an inline script: %s', (sources, isAllowed) => {
    const directive = directiveFor(parsePolicy(`script-src ${sources}`), 'script')
    const place = { line: 1, column: 1 }
    const clue = { ...place, tag: '<script>', nth: 0, url: null, id: null }
    const hash = createHash('sha256').update('go()').digest('base64')
    const code = { ...place, use: 'script', name: '<script>', hash, nonce: 'n', clue } as const

    expect(directive !== null && allowsInline(directive, code)).toBe(isAllowed)
  })
})
