import fc from 'fast-check'
import matter from 'gray-matter'
import { describe, expect, it } from 'vitest'
import { FrontMatter } from '../../generator/content/front-matter.ts'
import { partPlainly } from '../../generator/content/part-plainly.ts'
import { readPlainFrontMatter } from '../../generator/content/plain-front-matter.ts'
import { scanText } from '../../generator/content/scan-text.ts'
import { foreign, kindOf, letter } from '../../generator/latin-letters.ts'
import { readYaml } from '../../generator/yaml.ts'

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

/** Mostly front matter that is allowed; each value is sometimes one that is not. */
const shownTexts = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('A title', 'Ein “Satz”: é & ß', '漢字', '7') },
  fc.constantFrom(
    '',
    ' a',
    'a ',
    '⠀',
    'ㅤ',
    '\u200b',
    'a\u200db',
    'a\u0007',
    '\ud800',
    'a\nb',
    '—',
    '🎉',
  ),
  fc.constantFrom(40, 41, 100, 101, 200, 201, 300, 301, 1_001).map(length => 'a'.repeat(length)),
  fc.constantFrom<unknown>(12, true, null, ['a']),
)
const fronts = fc.record(
  {
    title: shownTexts,
    date: fc.constantFrom<unknown>('2026-02-28', '2026-02-28T14:30:00Z', 'soon', 12),
    updated: shownTexts,
    description: shownTexts,
    series: shownTexts,
    author: shownTexts,
    tags: fc.oneof(fc.array(shownTexts, { maxLength: 3 }), fc.constant(Array(51).fill('a'))),
    draft: fc.constantFrom<unknown>(true, false, 'yes'),
    layout: fc.constantFrom('post', 'poster'),
    tilte: fc.constant('a'),
  },
  { requiredKeys: [] },
)
const fences = fc
  .array(
    fc.constantFrom(
      '---',
      '----',
      '\n',
      '\n',
      '\r\n',
      'a: b',
      '# c',
      ' ',
      '\ufeff',
      '\u2028',
      '\r',
    ),
    { maxLength: 12 },
  )
  .map(parts => `---${parts.join('')}`)

describe('reading faster', () => {
  it('takes of front matter what its schema does', () => {
    fc.assert(
      fc.property(fronts, written => {
        const front = readPlainFrontMatter(written)
        const parsed = FrontMatter.safeParse(written)
        if (front !== null) expect(parsed.data).toEqual(front)
      }),
      { numRuns: 1_500 },
    )
  })

  it('parts files as the library does', () => {
    const partByLibrary = (text: string) => {
      let yaml = ''
      const parse = (source: string) => {
        yaml = source.replace(/^[^\n]*\n/, '').replace(/\r$/, '')
        return {}
      }
      const { content } = matter(text, { language: 'yaml', engines: { yaml: { parse } } })
      return { yaml, bodyAt: text.length - content.length }
    }

    fc.assert(
      fc.property(fences, text => {
        const parts = partPlainly(text)
        // Of comments alone, the library does not tell.
        const yaml = parts?.yaml.replace(/^\s*#[^\n]+/gm, '').trim() === '' ? '' : parts?.yaml
        if (parts !== null) expect(partByLibrary(text)).toEqual({ ...parts, yaml })
      }),
      { numRuns: 2_000 },
    )
  })

  it('gives the values of the YAML library', () => {
    const read = (text: string, firstLine: number) => {
      const { value, isReadable, mistakes } = readYaml('a.md', text, firstLine)
      return { value, isReadable, mistakes }
    }

    fc.assert(
      // A comment is left to the library.
      fc.property(texts, text => {
        expect(read(text, 3)).toEqual(read(`# Read by the library\n${text}`, 2))
      }),
      { numRuns: 1_500 },
    )
  })

  it('knows letters and digits as Unicode does', () => {
    const codes = Array.from({ length: 0x10000 }, (_, code) => code).filter(
      code => kindOf(code) !== foreign,
    )

    for (const code of codes)
      expect([code, kindOf(code) === letter]).toEqual([
        code,
        /[\p{L}\p{N}]/u.test(String.fromCharCode(code)),
      ])
  })

  it('counts the words of Latin texts as of all others', () => {
    const letters = fc.constantFrom(..."aZß9é \n-’'.—«".split(''), 'river')
    const repeated = fc
      .array(letters, { maxLength: 20 })
      .map(parts => `${parts.join('')} `.repeat(110))

    fc.assert(
      // The mark begins no word, and is no Latin letter.
      fc.property(repeated, text => {
        expect(scanText(text).minutes).toBe(scanText(`\u05b0 ${text}`).minutes)
      }),
    )
  })
})
