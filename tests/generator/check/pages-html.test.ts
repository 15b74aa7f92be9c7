import { describe, expect, it } from 'vitest'
import { readPage } from '../../../generator/check/output/page/read-page.ts'
import fc from '../../fast-check.ts'
import { post } from '../site-folder.ts'
import { checked, createCheckedSite } from './site.ts'

const file = 'posts/2026-01-01-one.md'
const mistakesOf = async (body: string, more = '') =>
  (await checked({ [file]: post('One', more, body) })).map(found =>
    found.replace(`content/${file}:`, ''),
  )

const difficult =
  '<a href="/x"> </a> <form> </form> <p> </p> <div class=a id=b id=c > <svg> <path/> </svg> <constructor> <template> </template> <!-- --> <![CDATA[ ]]> <h1> <h4> </br> <button> <input> <img srcset=",a,1x"> <title> <style> <math> <html lang> &#x110000; " \'  \0 </'
    .split(' ')
    .concat('<link rel="constructor preload" as="constructor" href=a>')
    .concat('<script type="application/ld+json">', '[{"@graph":[1,null,{}]}]', '</script>')

describe('the headings of a page', () => {
  it('are reported for a second h1 and for skipped levels', async () => {
    expect(await mistakesOf('### Too deep\n\n# Again\n\n#### Deeper')).toEqual([
      '5:1 heading-order an h3 follows an h1',
      '7:1 heading-order the page has an h1 already: its title',
      '9:1 heading-order an h4 follows an h1',
    ])
  })

  it('are checked in raw HTML, too', async () => {
    expect(await mistakesOf('Words.\n\n<div>\n<h4>Deep</h4>\n</div>')).toEqual([
      '8:1 heading-order an h4 follows an h1',
    ])
  })
})

describe('the ids of a page', () => {
  it('must be unique', async () => {
    expect(
      await mistakesOf('<p id="a">One</p>\n\n<p id="a">Two</p>\n\n<p id="main">M</p>'),
    ).toEqual([
      '7:1 duplicate-id the id "a" is already that of another element',
      '9:1 duplicate-id the id "main" is already that of another element',
    ])
  })
})

describe('an image', () => {
  it('is reported without alt text, except with alt="" in HTML', async () => {
    const body =
      '![](/a/x.svg) ![ ](<../a/y z.svg>)\n\n<img src="/a/x.svg">\n\n<img src="/a/x.svg" alt="">'
    using site = createCheckedSite({ [file]: post('One', '', body), 'posts/a.html': '' })
    site.write('a/x.svg', drawing(0))
    site.write('a/y z.svg', drawing(0))

    const found = (await site.report()).filter(words => words.includes('missing-alt'))

    expect(found).toEqual([
      `content/${file}:5:1 missing-alt the image "/a/x.svg" has no alt`,
      `content/${file}:5:15 missing-alt the image "../a/y z.svg" has no alt`,
      `content/${file}:7:1 missing-alt the image "/a/x.svg" has no alt`,
    ])
  })

  it('is reported once if it is larger than 500 kB', async () => {
    using site = createCheckedSite({
      [file]: post('One', '', 'Words.\n\n![A coast](a.svg)'),
      'posts/2026-01-02-two.md': post('Two', '', '![A coast](a.svg)'),
    })
    site.write('posts/a.svg', drawing(500_001))

    expect(await site.report()).toEqual([
      `content/${file}:7:12 heavy-image media/posts/a.svg has 501 kB, more than the 500 kB that an image may have`,
    ])
  })
})

describe('the image in the front matter of a post', () => {
  it('is reported at its place in the front matter', async () => {
    const front = 'image: a.svg\nimageAlt: A coast'
    using site = createCheckedSite({ [file]: post('One', front) })
    site.write('posts/a.svg', drawing(500_001))

    expect(await site.report()).toEqual([
      `content/${file}:3:8 heavy-image media/posts/a.svg has 501 kB, more than the 500 kB that an image may have`,
    ])
  })
})

/** An SVG of at least `size` bytes; raster images are published in smaller sizes. */
function drawing(size: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${' '.repeat(Math.max(0, size - 63))}</svg>`
}

describe('a link, button or field', () => {
  it('is reported without an accessible name', async () => {
    const body = [
      '[](/one/)',
      '<button class="x"><svg aria-hidden="true"><text>x</text></svg></button>',
      '<input name="q"> <label>Q <input name="r"></label> <label for="s">S</label> <select id="s"></select>',
      '<a href="/one/"><img src="/feed.xml" alt=""></a> <textarea title="T"></textarea> <button>Go</button>',
    ].join('\n\n')

    expect(await mistakesOf(body)).toEqual([
      '5:4 missing-label the link to "/one/" has no name',
      '7:1 missing-label the button has no name',
      '9:1 missing-label the field "q" has no label',
      '11:1 missing-label the link to "/one/" has no name',
    ])
  })
})

describe('the HTML of a page', () => {
  it.each([
    [
      'a link in a link',
      '<a href="/one/">x <a href="/one/">y</a></a>',
      '5:19 invalid-html <a> cannot be inside <a>',
    ],
    [
      'a form in a form',
      '<form>\n<form>\n</form>\n</form>',
      '6:1 invalid-html <form> cannot be inside <form>',
    ],
    [
      'a button in a link',
      '<a href="/one/">x <button>y</button></a>',
      '5:19 invalid-html <button> cannot be inside <a>',
    ],
    [
      'a block in a paragraph',
      '<p>x <div>y</div></p>',
      '5:6 invalid-html <div> cannot be inside <p>',
    ],
    [
      'an attribute twice',
      '<p class="a" class="b">x</p>',
      '5:14 invalid-html the attribute "class" is written twice',
    ],
    [
      'an element without an end tag',
      'x\n\n<div class="a">\n\ny',
      '7:1 invalid-html <div> is not closed',
    ],
    ['an end tag without an element', 'x\n\n</div>\n\ny', '7:1 invalid-html </div> closes nothing'],
    ['a stray end tag in a paragraph', 'x </div> y', '5:3 invalid-html </div> closes nothing'],
    [
      'an end tag of a paragraph that is closed already',
      '<div><p>x</div></p>',
      '5:16 invalid-html </p> closes nothing',
    ],
    [
      'a <title> in a text',
      'x\n\n<title>y</title>',
      '7:1 invalid-html <title> cannot be used in a text',
    ],
    [
      'a doctype in a text',
      'x\n\n<!doctype html>',
      '7:1 invalid-html <!doctype> cannot be used in a text',
    ],
    [
      'a linked <area> without an alt',
      '<map name="m"><area href="/one/"></map>',
      '5:15 missing-alt the <area> that leads to "/one/" has no alt',
    ],
    ['overlapping elements', '<b>x <i>y</b></i>', '5:6 invalid-html <i> is not closed'],
  ])('is reported if it has %s', async (_, body, mistake) => {
    expect(await mistakesOf(body)).toEqual([mistake])
  })

  it('is reported at each tag that a text cannot have, except in code and SVG', async () => {
    const drawing = '<svg aria-hidden="true"><title>A line</title></svg>'
    const body = [
      'Words[^1].',
      `[^1]: ${drawing}`,
      '<title>One</title>',
      '`<title>`, \\<title> <title>Two</title>',
      drawing,
      '```\n<title>Code</title>\n<!doctype html>\n```',
      '<title>Three</title>',
      '<!doctype html>',
      '<head><base></head>',
      '`<!doctype html>` <!doctype html>',
      '<html><body></body></html> <head></head> <base>',
    ].join('\n\n')

    const found = await mistakesOf(body)

    expect(found.map(words => words.replace(' cannot be used in a text', ''))).toEqual([
      '9:1 invalid-html <title>',
      '11:21 invalid-html <title>',
      '20:1 invalid-html <title>',
      '22:1 invalid-html <!doctype>',
      '24:1 invalid-html <head>',
      '24:7 invalid-html <base>',
      '26:19 invalid-html <!doctype>',
      '28:1 invalid-html <html>',
      '28:7 invalid-html <body>',
      '28:28 invalid-html <head>',
      '28:42 invalid-html <base>',
    ])
  })

  it('of an attachment is reported in the file of the author', async () => {
    const found = await checked({
      [file]: post('One', '', '[A demonstration](demo.html)'),
      'posts/demo.html': '<!doctype html>\n<html>\n<body><p>Words</p></body>\n</html>\n',
    })

    expect(found).toEqual([
      'content/posts/demo.html:1:1 heading-order the page has no h1',
      'content/posts/demo.html:1:1 invalid-html the page does not say its language',
      'content/posts/demo.html:1:1 invalid-html the page has no title',
    ])
  })

  it('is parsed without an exception, whatever it contains', () => {
    const pieces = fc.oneof(fc.constantFrom(...difficult), fc.string())

    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), parts => {
        expect(() => JSON.stringify(readPage(parts.join('')))).not.toThrow()
      }),
    )
  })

  it('may omit optional end tags, and contain SVG', async () => {
    const body =
      '<ul>\n<li>One\n<li>Two <br>\n</ul>\n\n<svg aria-hidden="true"><title>A line</title><path d="M0 0"/></svg>'

    expect(await mistakesOf(body)).toEqual([])
  })
})
