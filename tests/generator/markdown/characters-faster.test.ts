import { describe, expect, it } from 'vitest'
import { withoutForbidden } from '../../../generator/content/texts/without-forbidden.ts'
import { xmlText } from '../../../templates/feeds/xml-text.ts'

const forbidden = /[[\p{Cc}--[\t\n\f\r]]\p{Noncharacter_Code_Point}]/gv
const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** Every code point of Unicode, lone surrogates as well, in texts of 256. */
const blocks = Array.from({ length: 0x1100 }, (_, block) =>
  Array.from({ length: 0x100 }, (_, place) => String.fromCodePoint(block * 0x100 + place)),
)

describe('the fast search for invalid characters', () => {
  it('removes every character that HTML forbids', () => {
    const all = blocks.flatMap(characters => characters.join('').match(forbidden) ?? [])

    const left = all.map(character => withoutForbidden(`a${character}b`))

    expect(all).toHaveLength(61 + 66)
    expect(new Set(left)).toEqual(new Set(['ab']))
  })

  it('keeps every other character', () => {
    const others = blocks.map(characters => characters.join(' ').replace(forbidden, ''))

    expect(others.map(withoutForbidden)).toEqual(others)
  })

  it('removes from XML every character that XML forbids, and no others', () => {
    const texts = blocks.map(characters => characters.join(' '))

    expect(texts.map(xmlText)).toEqual(texts.map(text => text.toWellFormed().replace(notXml, '')))
  })
})
