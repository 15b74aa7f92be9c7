import { describe, expect, it } from 'vitest'
import { post } from '../site-folder.ts'
import { checked, createCheckedSite } from './site.ts'

const file = 'posts/2026-01-01-one.md'
const mistakesOf = async (body: string, more: Readonly<Record<string, string>> = {}) =>
  (await checked({ [file]: post('One', '', body), ...more })).map(found =>
    found.replace(`content/${file}:`, ''),
  )

describe('the place of a mistake', () => {
  it('is counted in the source, where URLs are shorter than in the page', async () => {
    const body =
      '<a href="2026-01-02-two.md" style="color: red">Two</a>\n\n<a\nhref="2026-01-02-two.md" onclick="x()">Two</a>'

    expect(await mistakesOf(body, { 'posts/2026-01-02-two.md': post('Two') })).toEqual([
      `5:29 blocked-by-policy the page holds a style attribute, which "style-src 'self'" forbids`,
      `8:26 blocked-by-policy the page holds a script in "onclick", which "script-src 'self'" forbids`,
    ])
  })

  it('is that of the URL, however it is spelt', async () => {
    const body =
      'Words [one](/%6eope) and [two](</a b/>) and\n[three](/x\\_y/) [four][4]\n\n[4]: /four/'

    expect(await mistakesOf(body)).toEqual([
      '5:13 broken-link "/%6eope" leads nowhere',
      '5:33 broken-link "/a%20b/" leads nowhere',
      '6:9 broken-link "/x_y/" leads nowhere',
      '8:6 broken-link "/four/" leads nowhere',
    ])
  })
})

describe('Markdown that was meant as a link, image or footnote', () => {
  it('is a warning at its place if it is shown as text or not at all', async () => {
    const body = [
      'See [a][undefinedref] and [^nope].',
      '*Go* [a](javascript:go()) now, ![c](my pic (1).svg)',
      '- [*b*][other]',
      'Used[^used].\n\n[^used]: Used.\n\n[^unused]: Never.\n\n[^used]: Again.',
    ].join('\n\n')

    using site = createCheckedSite({ [file]: post('One', '', body) })
    const { diagnostics } = await site.check()

    expect(
      diagnostics.map(
        ({ line, column, severity, code, message }) =>
          `${line}:${column} ${severity} ${code} ${message}`,
      ),
    ).toEqual([
      '5:5 warning broken-link "[a][undefinedref]" is shown as text: nothing defines "undefinedref"',
      '5:27 warning broken-link "[^nope]" is shown as text: there is no such footnote',
      '7:6 warning broken-link "[a](javascript:go())" is shown as text: its address cannot be that of a link',
      '7:32 warning broken-link "![c](my pic (1).svg)" is shown as text: its address cannot be that of a link',
      '9:7 warning broken-link "][other]" is shown as text: nothing defines "other"',
      '15:1 warning broken-link the footnote "[^unused]" has no reference, so it is not shown',
      '17:1 warning broken-link the footnote "[^used]" is defined already, so these words are not shown',
    ])
  })

  it('is not suspected in plain brackets, code, task lists or escaped brackets', async () => {
    const body = [
      'A source [1], [2][3], he said [sic], a[i][j], f[i](a b), [ ] and [x].',
      '`[a][b]` and `[a](b c)`',
      '    [a][b] [^c]',
      '```\n[a][b] [^c]\n```',
      '\\[a][b] \\[^c]',
      '- [ ] open\n- [x] done',
    ].join('\n\n')

    expect(await mistakesOf(body)).toEqual([])
  })
})

describe('a mistyped Markdown link', () => {
  it.each([
    ['[a b] (https://else.example/x)', 'there is a space before its address'],
    ['![a] (./loaf.png)', 'there is a space before its address'],
    ['[a b] (2026-01-01-one.md)', 'there is a space before its address'],
    ['(a b)[2026-01-01-one.md#a]', 'words and address have each other’s brackets'],
    ['(a b)[https://else.example/]', 'words and address have each other’s brackets'],
    ['[a](https://else.example/', 'there is no ")" behind its address'],
  ])('is reported with its cause: %s', async (text, why) => {
    using site = createCheckedSite({
      'posts/2026-01-01-one.md': post('One', '', `Words.\n\nSee ${text} there.`),
    })

    const { diagnostics } = await site.check()

    expect(
      diagnostics.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`),
    ).toEqual([`7:5 broken-link "${text}" is shown as text: ${why}`])
  })

  it.each([
    'See [1] (and 2), [sic] (/ means or) and (a)[1].',
    '[1] (https://else.example/)',
    'See [the file] (notes.md in the folder) and (a)[b.c].',
    '\\[a] (https://else.example/)',
    '`[a] (https://else.example/)`',
    'See [a](https://else.example/) (https://else.example/).',
  ])('is not suspected in text that only looks like one: %s', async body => {
    using site = createCheckedSite({ 'posts/2026-01-01-one.md': post('One', '', body) })

    expect((await site.check()).diagnostics).toEqual([])
  })
})

describe('a URL that cannot work', () => {
  it.each([
    ['[a]()', '5:5 broken-link the address is empty'],
    ['Rye [a]()\n: Rest it.', '5:9 broken-link the address is empty'],
    ['<a href="">a</a>', '5:10 broken-link the address is empty'],
    [
      '[a](<file:///home/me/a.txt>)',
      '5:1 broken-link "[a](<file:///home/me/a.txt>)" is shown as text: its address cannot be that of a link',
    ],
    [
      '<a href="file:///a">a</a>',
      '5:10 broken-link "file:///a" leads to a file of your own machine',
    ],
    [
      '[a](C:/Users/me/a.md)',
      '5:5 broken-link "C:/Users/me/a.md" leads to a file of your own machine',
    ],
    [
      '[a](htps://else.example/)',
      '5:5 broken-link "htps://else.example/" begins with "htps:", which browsers do not know',
    ],
    [
      '[a](localhost:3000/x)',
      '5:5 broken-link "localhost:3000/x" begins with "localhost:", which browsers do not know',
    ],
    [
      '[a](http://127.0.0.1:8080/archive/)',
      '5:5 broken-link "http://127.0.0.1:8080/archive/" leads to the preview on your own machine',
    ],
    [
      '[a](else.example:8080)',
      '5:5 broken-link "else.example:8080" begins with "else.example:", which browsers do not know',
    ],
    ['[a](http:///x)', '5:5 broken-link "http:///x" names no host'],
    ['[a](/_redirects)', '5:5 broken-link "/_redirects" leads nowhere'],
    ['[a](/_headers)', '5:5 broken-link "/_headers" leads nowhere'],
    [
      '[a](http://localhost:8080/archive/#b) [b](http://localhost:3000/x) <http://localhost:8080/>',
      '5:5 broken-link "http://localhost:8080/archive/#b" leads to the preview on your own machine',
    ],
  ])('is reported: %s', async (body, expected) => {
    expect(await mistakesOf(body)).toEqual([expected])
  })

  it('is not suspected in schemes that other programs open', async () => {
    const body = '[a](mailto:a@b.example) [b](tel:+1) [c](obsidian://x) [d](xmpp:a@b.example)'

    expect(await mistakesOf(body)).toEqual([])
  })
})

describe('markup without the intended effect', () => {
  it.each([
    [
      '<meta http-equiv="refresh" content="0; url=/x/">',
      '5:1 invalid-html <meta http-equiv="refresh"> leads readers away from the page, or loads it again and again',
    ],
    ['<img alt="A">', '5:1 invalid-html the image has no src'],
    [
      '<button aria-labelledby="nope">Go</button>',
      '5:1 missing-label aria-labelledby names "nope", which is not an id on the page',
    ],
    ['##\n\nWords.', '5:1 missing-label the heading has no words'],
    ['![A](/one/)', '5:6 broken-link one/index.html is a page, not an image'],
  ])('is reported: %s', async (body, expected) => {
    expect(await mistakesOf(body)).toEqual([expected])
  })

  it('is reported for an <img> whose file is not an image', async () => {
    using site = createCheckedSite({
      [file]: post(
        'One',
        '',
        '<img src="a.png" alt="A"> <img src="b.jpg" alt="B"> <img src="c.svg" alt="C">',
      ),
    })
    site.write('posts/a.png', 'version https://git-lfs.github.com/spec/v1\n')
    site.write('posts/b.jpg', 'GIF89a, by another name')
    site.write('posts/c.svg', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')

    expect(await site.report()).toEqual([
      `content/${file}:5:11 broken-link media/posts/a.png is not an image that browsers can show: its content is something else`,
    ])
  })
})
