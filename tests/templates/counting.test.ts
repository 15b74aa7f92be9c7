import { expect, it } from 'vitest'
import { countingIn } from '../../templates/texts/counting.ts'

it.each(['en', 'de', 'fr', 'es', 'ja', 'ko', 'zh', 'ar-u-nu-latn'])(
  'numbers are formatted in %s as by Intl.NumberFormat',
  language => {
    const { written } = countingIn(language)
    const numbers = new Intl.NumberFormat(language)
    for (const number of [...Array(1_002).keys(), 12_345, 1_000_000])
      expect(written(number)).toBe(numbers.format(number))
  },
)
