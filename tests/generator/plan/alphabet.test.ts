import { describe, expect, it } from 'vitest'
import { inAlphabet } from '../../../generator/plan/alphabet.ts'
import fc from '../../fast-check.ts'

describe('the alphabetical order of a site', () => {
  it.each(['en', 'ja'])('in %s sorts numbers by value', language => {
    const names = ['Part 10', 'Part 2', 'Part 1', '2026', '404', 'Part']

    const sorted = names.toSorted(inAlphabet(language))

    expect(sorted).toEqual(['404', '2026', 'Part', 'Part 1', 'Part 2', 'Part 10'])
  })

  it.each(['en', 'de', 'fr', 'es', 'en-GB', 'cs', 'da', 'et'])(
    'in %s is that of Intl.Collator',
    language => {
      const compare = inAlphabet(language)
      const { compare: ofIntl } = new Intl.Collator(language, { numeric: true })
      const name = fc.string({ unit: fc.constantFrom(...'acehszABHZ019 -.éß'), maxLength: 6 })

      fc.assert(
        fc.property(name, name, (a, b) => {
          const expected = Math.sign(ofIntl(a, b))
          // Intl treats some different names as equal, but lists need an order.
          if (expected !== 0) expect(Math.sign(compare(a, b))).toBe(expected)
          else expect(compare(a, b) === 0).toBe(a === b)
        }),
        { numRuns: 2_000 },
      )
    },
  )
})
