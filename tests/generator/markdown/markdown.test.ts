import { describe, expect, it } from 'vitest'
import { marksOf } from '../../../generator/markdown/quotation-marks.ts'
import { english } from '../../../templates/texts/en.ts'
import { idsIn, rendered, renderedText } from './markdown-text.ts'

describe('a text with control characters', () => {
  it('loses the characters that HTML forbids, and no others', () => {
    const markup = rendered(
      'On\u0007e \u{1F600}\uFFFE `t\u000Bwo`\u0085\tthree\u007F <b>fo\u0001ur</b>',
    )

    expect(markup).toBe('<p>One \u{1F600} <code>two</code>\tthree <b>four</b></p>\n')
  })

  it('shows an address without the control characters that it encodes', () => {
    expect(rendered('<https://a.example/%00%1b%EF%BF%BE>')).toBe(
      '<p><a href="https://a.example/%00%1b%EF%BF%BE">https://a.example/</a></p>\n',
    )
  })
})

describe('the headings of a text', () => {
  it('have a labelled link beside them, outside of the heading itself', () => {
    const markup = rendered('## Bread & *salt*')

    expect(markup).toBe(
      '<div class="heading"><h2 id="bread-salt">Bread &amp; <em>salt</em></h2>' +
        '<a class="heading-link" href="#bread-salt" aria-label="Link to “Bread &amp; salt”">' +
        '<span aria-hidden="true">§</span></a></div>\n',
    )
  })

  it('have no link in quotations and lists', () => {
    expect(rendered('> ## Quoted\n\n- ## Listed')).not.toContain('heading-link')
  })

  it('form the outline of the text, with third-level headings below second-level ones', () => {
    const { outline } = renderedText(
      '### Before\n\n## One `code` $x^2$\n\n### A\nwords\n\n#### Deep\n\n### B\n\n## Two ![dot](d.png)',
    )

    expect(outline).toEqual([
      { id: 'before', title: 'Before', parts: [] },
      {
        id: 'one-code',
        title: 'One code x^2',
        parts: [
          { id: 'a', title: 'A', parts: [] },
          { id: 'b', title: 'B', parts: [] },
        ],
      },
      { id: 'two', title: 'Two dot', parts: [] },
    ])
  })

  it('have unique ids, whatever others are spelled like', () => {
    const markup = rendered('## A 2\n\n## A\n\n## A\n\n## A\n\n## ?\n\n## Main')

    expect(idsIn(markup)).toEqual(['a-2', 'a', 'a-3', 'a-4', 'section', 'main-2'])
  })

  it('have neither ids nor links in a feed', () => {
    expect(rendered('## Bread', { idPrefix: 'x-' })).toBe('<h2>Bread</h2>\n')
  })
})

describe('callouts', () => {
  it.each(['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'])('are labelled as "%s"', written => {
    const word = written.charAt(0) + written.slice(1).toLowerCase()

    expect(rendered(`> [!${written}]\n> Mind *this*.`)).toBe(
      `<div class="callout callout-${written.toLowerCase()}" role="note">\n` +
        `<p class="callout-title"><strong>${word}</strong></p>\n` +
        '<p>Mind <em>this</em>.</p>\n</div>\n',
    )
  })

  it('are plain quotations with any other word', () => {
    expect(rendered('> [!JOKE]\n> Ha.')).toMatch(/^<blockquote>/)
  })
})

describe('definition and task lists', () => {
  it('define terms', () => {
    expect(rendered('Colophon\n: Type and paper.\n: Place and day.')).toBe(
      '<dl>\n<dt>Colophon</dt>\n<dd>Type and paper.</dd>\n<dd>Place and day.</dd>\n</dl>\n',
    )
  })

  it('label each checkbox of a task by its text, without an id', () => {
    expect(rendered('- [x] Write\n- [ ] Read *again*\n- Rest')).toBe(
      '<ul class="tasks">\n' +
        '<li class="task"><label><input type="checkbox" disabled checked> Write</label></li>\n' +
        '<li class="task"><label><input type="checkbox" disabled> Read <em>again</em></label></li>\n' +
        '<li>Rest</li>\n</ul>\n',
    )
  })
})

it.each([
  [
    'a list in a task of none',
    '- a\n  - b\n- [X] c',
    /^<ul class="tasks">\n<li>a\n<ul>.*checked> c/s,
  ],
  ['a heading', '- # [ ] a', /<h1 id="a">\[ \] a/],
  ['a quotation', '> [ ] a', /<p>\[ \] a/],
  ['a second paragraph', '- a\n\n  [ ] b', /<p>\[ \] b/],
  ['no space behind', '- [x]a', /<li>\[x\]a/],
])('tasks are only those that a list begins with: %s', (_, text, expected) => {
  expect(rendered(text)).toMatch(expected)
})

describe('the labels that the site adds to a text', () => {
  it("are in the reader's language, and escaped", () => {
    const texts = {
      ...english.markdown,
      table: 'Tabelle "A"',
      footnotes: 'Fußnoten',
      headingLink: (heading: string) => `Link zu „${heading}“`,
      callouts: { ...english.markdown.callouts, note: 'Hinweis <b>' },
    }

    const markup = rendered('# A\n\n| a |\n|--|\n| b |\n\n> [!NOTE]\n> x^[y]', { texts })

    expect(markup).toContain('aria-label="Link zu „A“"')
    expect(markup).toContain('aria-label="Tabelle &quot;A&quot;"')
    expect(markup).toContain('<strong>Hinweis &lt;b&gt;</strong>')
    expect(markup).toContain('aria-label="Fußnoten"')
  })
})

describe('quotation marks', () => {
  const text = `"One 'two' three" isn't`

  it.each([
    ['en', '“One ‘two’ three” isn’t'],
    ['en-GB', '“One ‘two’ three” isn’t'],
    ['de', '„One ‚two‘ three“ isn’t'],
    ['de-AT', '„One ‚two‘ three“ isn’t'],
    ['de-CH', '«One ‹two› three» isn’t'],
    ['fr', '«\u202FOne “two” three\u202F» isn’t'],
    ['es', '«One “two” three» isn’t'],
    ['ja', '「One 『two』 three」 isn’t'],
    ['zh-Hant-TW', '「One 『two』 three」 isn’t'],
    ['zh-CN', '“One ‘two’ three” isn’t'],
    ['ar', '«One “two” three» isn’t'],
    ['sv', '”One ’two’ three” isn’t'],
    ['tlh', '“One ‘two’ three” isn’t'],
    ['constructor', '“One ‘two’ three” isn’t'],
  ])('are those of the language %s', (language, expected) => {
    expect(rendered(text, { language })).toBe(`<p>${expected}</p>\n`)
  })

  it('do not depend on the text that was rendered before', () => {
    rendered(text, { language: 'de' })

    expect(rendered(text)).toContain('“One')
    expect(marksOf('DE-ch')).toEqual(['«', '»', '‹', '›'])
  })
})

describe('a line break in the source', () => {
  it.each([
    ['漢字\n続き', '漢字続き'],
    ['終わり。\n「次」', '終わり。「次」'],
    ['**太字**\n続き', '<strong>太字</strong>続き'],
    ['カタカナー\nひらがな', 'カタカナーひらがな'],
    ['漢字\n`code`', '漢字\n<code>code</code>'],
    ['漢字\nLatin', '漢字\nLatin'],
    ['Latin\n漢字', 'Latin\n漢字'],
    ['한국어\n단어', '한국어\n단어'],
    ['𠮷\n野', '𠮷野'],
    ['漢字  \n続き', '漢字<br>\n続き'],
  ])('becomes a space only in scripts that use spaces: %j', (text, expected) => {
    expect(rendered(text)).toBe(`<p>${expected}</p>\n`)
  })
})

describe('a cell of a table', () => {
  it('lets a long address continue on the next line, and leaves shorter words whole', () => {
    const table = rendered('| a |\n| - |\n| See https://a.example/long/way/?to=it and a/b. |\n')

    expect(table).toContain(
      '<td>See https://<wbr>a<wbr>.example/<wbr>long/<wbr>way/<wbr>?to<wbr>=it and a/b.</td>',
    )
    expect(rendered('https://a.example/long/way/?to=it')).not.toContain('<wbr>')
  })
})

describe('raw HTML in a text', () => {
  it('puts a table in a box that scrolls, as Markdown tables are', () => {
    const table = '<table class="wide">\n<tr><td>a</td></tr>\n</table>'

    expect(rendered(table)).toBe(
      `<div class="table" role="group" tabindex="0" aria-label="Table">${table}</div>\n`,
    )
    expect(rendered(`${table} more`)).toBe(`${table} more`)
  })

  it('is left unchanged', () => {
    const markup = '<details open>\n<summary>More</summary>\n<i class="x">y</i> $ & z\n</details>\n'

    expect(rendered(markup)).toBe(markup)
  })
})

describe('an image', () => {
  it('alone in a paragraph becomes a figure, linked or not', () => {
    expect(rendered('![a](a.png)')).toMatch(/^<figure><img [^>]*><\/figure>\n$/)
    expect(rendered('[![a](a.png "Title")](b.png)')).toMatch(
      /^<figure><a href="b.png"><img [^>]*title="Title"[^>]*><\/a><\/figure>\n$/,
    )
  })

  it('among words stays inline', () => {
    expect(rendered('![a](a.png) and [![b](b.png) c](b.png)')).toMatch(/^<p>/)
    expect(rendered('[![b](b.png) c](b.png)')).toMatch(/^<p>/)
  })
})
