import matter from 'gray-matter'
import { describe, expect, it } from 'vitest'
import { bodyIn } from '../../../generator/content/front-matter/split-file.ts'
import { foreign, kindOf, letter } from '../../../generator/content/texts/latin-letters.ts'
import { scanText } from '../../../generator/content/texts/scan-text.ts'
import { readYaml } from '../../../generator/yaml/read-yaml.ts'
import fc from '../../fast-check.ts'

const signs =
  ': - # [] {} , \' " & * ! | > % @ ` ? ~ \\ _ . / ’ « é 漢 \t \r \u00a0 \u2028 \ufeff'.split(' ')
const words = [
  'a',
  'true',
  'False',
  'NULL',
  'no',
  '12',
  '1e3',
  '0x1f',
  '2026-02-28',
  '14:30',
  'T',
  'Z',
]
const pieces = fc.oneof(
  fc.constantFrom('a', ' ', ': ', ':', ', '),
  fc.constantFrom(...words, ...signs),
)
const written = fc.array(pieces, { maxLength: 5 }).map(parts => parts.join(''))
const values = fc.oneof(
  written,
  written.map(text => `a${text}`),
  written.map(text => `[a${text}]`),
  fc.constantFrom(...words, '"a: b"', "'# c'", '[a b, c]', '[]', '[1, a]', 'it’s "a" b'),
)
const entries = fc.oneof(
  { weight: 4, arbitrary: values.map(value => `: ${value}`) },
  fc
    .array(fc.tuple(fc.constantFrom('', ' ', '  '), values), { maxLength: 3 })
    .map(items => [':', ...items.map(([indent, value]) => `${indent}- ${value}`)].join('\n')),
  values.map(value => `:${value}`),
)
const keys = fc.constantFrom('title', 'date', 'tags', 'a', 'B', 'true', 'null', ' a', '__proto__')
const texts = fc
  .array(fc.tuple(keys, entries), { maxLength: 3 })
  .map(lines => lines.map(line => line.join('')).join('\n'))

const lines = fc.constantFrom(
  '---',
  '--- ',
  '----',
  'a: b',
  '  ---',
  '',
  '# c',
  '\ufeff---',
  '\u2028---',
)
const files = fc
  .array(fc.tuple(lines, fc.constantFrom('\n', '\r\n', '')), { maxLength: 8 })
  .map(parts => ['---\n', ...parts.flat()].join(''))

describe('the fast path of reading', () => {
  it('finds the body of a post where gray-matter finds it', () => {
    const engines = { yaml: { parse: () => ({}) } }

    fc.assert(
      fc.property(files, file => {
        const found = bodyIn('a.md', file)
        const { content } = matter(file, { language: 'yaml', engines })
        expect('body' in found ? found.body : content).toBe(content)
      }),
      { numRuns: 500 },
    )
  })

  it('reads the same values as the YAML library', () => {
    const read = (text: string, firstLine: number) => {
      const { value, isReadable, mistakes } = readYaml('a.md', text, firstLine)
      return { value, isReadable, mistakes }
    }

    fc.assert(
      // A comment leaves the text to the library.
      fc.property(texts, text => {
        expect(read(text, 3)).toEqual(read(`# Read by the library\n${text}`, 2))
      }),
      { numRuns: 1_500 },
    )
  })

  it('classifies letters and digits as Unicode does', () => {
    const codes = Array.from({ length: 0x10000 }, (_, code) => code).filter(
      code => kindOf(code) !== foreign,
    )

    for (const code of codes)
      expect([code, kindOf(code) === letter]).toEqual([
        code,
        /[\p{L}\p{N}]/u.test(String.fromCharCode(code)),
      ])
  })

  it('counts the words of Latin texts like those of other scripts', () => {
    const letters = fc.constantFrom(..."aZß9é \n-’'.—«".split(''), 'river')
    const repeated = fc
      .array(letters, { maxLength: 20 })
      .map(parts => `${parts.join('')} `.repeat(110))

    fc.assert(
      // The mark is not Latin, so the general path counts; it begins no word.
      fc.property(repeated, text => {
        expect(scanText(text).minutes).toBe(scanText(`\u05b0 ${text}`).minutes)
      }),
    )
  })
})
