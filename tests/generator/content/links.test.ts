import { describe, expect, it } from 'vitest'
import { createSiteFolder, post } from '../site-folder.ts'

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="5"/>'
const two = { 'posts/2026-01-02-two.md': post('Two', '', '## There') }

/** The page of a post whose text is `body`. */
async function pageOf(body: string, files: Readonly<Record<string, string>> = two) {
  using site = createSiteFolder({ ...files, 'posts/2026-01-01-one.md': post('One', '', body) })
  await site.build()
  return site.page('one/index.html')
}

async function mistakesOf(files: Readonly<Record<string, string>>) {
  using site = createSiteFolder(files)
  return (await site.mistakes()).map(({ code, line, column, message }) => [
    code,
    `${line}:${column}`,
    message,
  ])
}

describe('a link in a text', () => {
  it.each([
    ['spaces, in angle brackets', 'my drawing ü.svg', '<my drawing ü.svg>'],
    ['spaces, encoded', 'my drawing.svg', 'my%20drawing.svg'],
    ['letters of any script', 'größe-図.svg', 'größe-図.svg'],
    ['parentheses', 'plan(1).svg', 'plan(1).svg'],
    ['a per cent sign', '100%.svg', '100%.svg'],
    ['an ampersand, as an entity', 'a&b.svg', 'a&amp;b.svg'],
    ['what looks like an encoded space', 'my%20drawing.svg', 'my%2520drawing.svg'],
    ['per cent signs before a space and before digits', '100% a%20b.svg', '<100% a%2520b.svg>'],
    ['a number sign and a question mark', 'a#b?.svg', 'a%23b%3F.svg'],
  ])('finds a file whose name holds %s', async (_, name, written) => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', '', `![x](${written})`),
      [`posts/${name}`]: drawing,
    })

    await site.build()

    const url = /src="([^"]+)" alt="x" width="7"/.exec(site.page('one/index.html'))?.[1] ?? ''
    const { pathname, hash, search } = new URL(
      url.replaceAll('&amp;', '&'),
      'https://site.example/one/',
    )
    expect(hash + search).toBe('')
    expect(site.page(decodeURIComponent(pathname))).toBe(drawing)
  })

  it.each([
    ['with a title', '[x](2026-01-02-two.md#there "A title")'],
    ['with an escaped character', '[x](2026-01-02\\-two.md#there)'],
    ['by a definition', '[x]\n\n[x]: 2026-01-02-two.md#there "A title"'],
    ['by a definition on two lines', '[x]\n\n[x]:\n  <2026-01-02-two.md#there>'],
    ['by a definition in a quotation', '> [x][y]\n>\n> [y]: 2026-01-02-two.md#there'],
    ['by a definition in a list', '- item\n\n    [x]\n\n    [x]: 2026-01-02-two.md#there'],
    ['in raw HTML', 'Words, <a title="a > b" href="2026-01-02-two.md#there">x</a>.'],
    [
      'in raw HTML with signs in a value',
      '<a title="a < b <c>" href="2026-01-02-two.md#there">x</a>',
    ],
    ['in raw HTML without quotation marks', '<a href=2026-01-02-two.md#there>x</a>'],
    ['in a block of raw HTML', "<p>\n<a href='2026-01-02-two.md#there'>x</a>\n</p>"],
  ])('leads to a post %s', async (_, body) => {
    const page = await pageOf(body)

    expect(page).toContain('href="/two/#there"')
  })

  it('in raw HTML is left unchanged if it leads to another site', async () => {
    const markup = `<a href='https://other.example/?a=1&amp;b' title="href='2026-01-02-two.md'">x</a>`

    expect(await pageOf(markup)).toContain(markup)
  })

  it('in an HTML comment is ignored', async () => {
    const markup = '<!-- <a href="not-yet.md">x</a> -->'

    expect(await pageOf(`${markup}\n\nWords ${markup}.`)).toContain(`<p>Words ${markup}.</p>`)
  })

  it('is reported as broken in every spelling', async () => {
    const found = await mistakesOf({
      'posts/2026-01-01-one.md': post('One', '', '[x](my%20a.md) [y](ü.md) [z](<no such.md>)'),
    })

    expect(found).toEqual([
      ['broken-link', '5:5', '"my a.md" leads nowhere'],
      ['broken-link', '5:20', '"ü.md" leads nowhere'],
      ['broken-link', '5:31', '"no such.md" leads nowhere'],
    ])
  })

  it('is reported as broken even before a link without an address', async () => {
    const found = await mistakesOf({
      'posts/2026-01-01-one.md': post('One', '', 'See [x](gone.md).\nAnd [later](<>) more.'),
    })

    expect(found).toEqual([['broken-link', '5:9', '"gone.md" leads nowhere']])
  })
})

describe('an address without a scheme', () => {
  it('is reported with the https address that was probably meant', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', '', '[x](www.example.org/a)'),
    })

    const [found] = await site.mistakes()

    expect(found?.hint).toBe('Did you mean "https://www.example.org/a"?')
  })
})

describe('a file beside a post', () => {
  it('is rejected if it would replace the page of its post', async () => {
    const found = await mistakesOf({
      'posts/2026-01-01-a/index.md': post('A', '', '[x](Index.html)'),
      'posts/2026-01-01-a/Index.html': 'mine',
    })

    expect(found).toEqual([
      [
        'shared-address',
        '1:1',
        'the file posts/2026-01-01-a/Index.html would be published at /a/Index.html, where a page is',
      ],
    ])
  })

  it('is rejected if the folder of another page needs its name', async () => {
    const found = await mistakesOf({
      'posts/2026-01-01-a/index.md': post('A', '', '[x](b)'),
      'posts/2026-01-01-a/b': 'mine',
      'posts/2026-01-02-two.md': post('Two', 'permalink: /a/b/c/'),
    })

    expect(found).toMatchObject([['shared-address', '1:1', expect.stringContaining('/a/b,')]])
  })

  it('is rejected if an alias is below it, which may be a page', async () => {
    const found = await mistakesOf({
      'posts/2026-01-01-a/index.md': post('A', '', '[x](b.txt)'),
      'posts/2026-01-01-a/b.txt': 'mine',
      'posts/2026-01-02-two.md': post('Two', 'aliases: [/a/B.txt/more/]'),
    })

    expect(found).toEqual([
      [
        'shared-address',
        '3:11',
        'the address /a/B.txt/more/ is below that of posts/2026-01-01-a/b.txt',
      ],
    ])
  })

  it('is rejected if another page has its address, with or without .html', async () => {
    const found = await mistakesOf({
      'posts/2026-01-01-a/index.md': post('A', '', '[x](b.html)'),
      'posts/2026-01-01-a/b.html': 'mine',
      'posts/2026-01-02-two.md': post('Two', 'permalink: /a/b/'),
    })

    expect(found).toEqual([
      [
        'shared-address',
        '1:1',
        'the file posts/2026-01-01-a/b.html would be published at /a/b.html, where a page is',
      ],
    ])
  })

  it('is rejected if its name differs only in case from that of another published file', async () => {
    const files = { 'posts/2026-01-01-a/x.pdf': 'mine', 'posts/2026-01-01-a/X.pdf': 'mine, too' }
    const one = { ...files, 'posts/2026-01-01-a/index.md': post('A', '', '[x](x.pdf)') }
    const both = { ...files, 'posts/2026-01-01-a/index.md': post('A', '', '[x](x.pdf) [y](X.pdf)') }

    expect(await mistakesOf(one)).toEqual([])
    expect(await mistakesOf(both)).toEqual([
      [
        'shared-address',
        '1:1',
        'the files posts/2026-01-01-a/X.pdf and posts/2026-01-01-a/x.pdf would share an address',
      ],
    ])
  })

  it('may have any name while no link refers to it', async () => {
    const found = await mistakesOf({
      'posts/2026-01-01-a/index.md': post('A'),
      'posts/2026-01-01-a/index.html': 'mine',
    })

    expect(found).toEqual([])
  })
})

describe('a heading', () => {
  it('gets an id that no other element of the page has', async () => {
    // The contents of a template are no part of the page until the script inserts them in place of the element with their id.
    const idsIn = (page: string) =>
      [
        ...page.replaceAll(/(<template[^>]*>).*?<\/template>/gs, '$1').matchAll(/ id="([^"]+)"/g),
      ].map(([, id = '']) => id)
    const ofThePage = idsIn(await pageOf('Words.'))
    const headings = [...ofThePage, 'again', 'again', 'again-2'].map(id => `## ${id}`)

    const ids = idsIn(await pageOf(headings.join('\n\n')))

    expect(ids.filter((id, position) => ids.indexOf(id) !== position)).toEqual([])
  })
})
