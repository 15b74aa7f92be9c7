import { describe, expect, it } from 'vitest'
import { splitting } from '../../../generator/render/writing/splitting.ts'
import { readProse } from '../../../generator/search/read-prose.ts'
import { openReader } from '../../../generator/search/read-words.ts'
import { openVocabulary } from '../../../generator/search/vocabulary.ts'
import { plainOf, wordsIn } from '../../../templates/scripts/search-words.ts'
import fc from '../../fast-check.ts'

const names = 'a b p li ul h2 div td tr th table dt dd pre br img svg time template span'.split(' ')
const oddities = ['<', '&', '&amp', '&copy;', '<br/>', '</p x>', "<b id='>'>", '<B>', '<!--', '-->']
const attributes = ['', ' id="a"', ' alt="An &amp; b"', ' aria-hidden="true"', ' title=" alt="']
const tags = fc
  .tuple(
    fc.constantFrom('<', '</', '</'),
    fc.constantFrom(...names),
    fc.constantFrom(...attributes),
  )
  .map(([start, name, given]) => `${start}${name}${start === '<' ? given : ''}>`)
const markup = fc
  .array(fc.oneof(tags, tags, tags, fc.constantFrom('river', ' ', '&lt;', 'é', ...oddities)))
  .map(pieces => pieces.join(''))
/** Well-formed, as nearly all pages are. */
const elements = fc.letrec<{ element: string }>(tie => ({
  element: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom('words ', 'a&quot;b', '<br>', '<img src="a" alt="A lamp">'),
    fc
      .tuple(fc.constantFrom(...names.slice(0, 12)), fc.array(tie('element'), { maxLength: 4 }))
      .map(([name, within]) => `<${name}>${within.join('')}</${name}>`),
  ),
})).element

describe('the words of a page', () => {
  it('are extracted by the fast reader as by htmlparser2', () => {
    const same = (text: string) => {
      const read = (begin: string) => readProse(`<p><div class="prose">${begin}${text}</div> after`)
      // What is no usual HTML, as a comment, is left to htmlparser2.
      expect(read('')).toEqual(read('<!---->'))
    }

    fc.assert(fc.property(markup, same), { numRuns: 3_000 })
    fc.assert(fc.property(elements, same), { numRuns: 3_000 })
  })

  it('are split by the fast reader as by the search page', () => {
    const usual = (text: string) => wordsIn(plainOf(text)).map(({ word }) => word)
    const vocabulary = openVocabulary()
    const read = openReader(splitting, vocabulary)
    const faster = (text: string) => read(text).map(number => vocabulary.words[number])
    const pieces = fc.constantFrom(
      ...'aAzæßÅéº9 \n.’-\u00ad\u0301\u2001λ漢Ｆ\u{1f600}\ud83d',
      'river',
    )
    const texts = fc.array(pieces, { maxLength: 30 }).map(written => written.join(''))

    fc.assert(
      fc.property(texts, text => {
        expect(faster(text)).toEqual(usual(text))
      }),
      { numRuns: 3_000 },
    )
  })
})
