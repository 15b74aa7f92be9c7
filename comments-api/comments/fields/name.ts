import { limits } from '../../contract/submission.ts'
import { normaliseLine, shorten } from './text.ts'

/** As it is shown. Empty when nothing visible is left. */
export function normaliseName(name: string): string {
  // Stacked accents beyond what any script needs would climb over the neighbouring lines; without a letter below
  // them they would sit on whatever stands before the name.
  return normaliseLine(name.slice(0, 1_000))
    .replace(/^[\p{M}\s\u200c\u200d]+/u, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
}

/** Of somebody who cannot be asked for a shorter one; cut as a line is, see `shortLine`. */
export function shortName(name: string): string {
  return normaliseName(shorten(normaliseName(name), limits.name))
}

/**
 * What makes two names the same to a reader's eye: case, width,
 * accents' encoding, spaces and look-alike letters do not.
 */
export function nameKey(name: string): string {
  return normaliseName(name)
    .normalize('NFKC')
    .toLowerCase()
    .replace(imitations, letter => lookalikes.get(letter) ?? letter)
    .replace(/[\s\u200c\u200d]/g, '')
}

// The letters of Unicode's confusables (UTS 39) with which a Latin name is usually imitated.
const lookalikes = new Map([
  ...pairs('аеорсухіјѕԁһкмтвнгѵԛԝ', 'aeopcyxijsdhkmtbhrvqw'),
  ...pairs('αορνικτυχεηγωσ', 'aopviktuxenyws'),
  ...pairs('01|ıɩℓⅼ', 'ollllll'),
  ...pairs('i', 'l'),
])

const imitations = new RegExp(`[${[...lookalikes.keys()].map(RegExp.escape).join('')}]`, 'gu')

function pairs(from: string, to: string): [string, string][] {
  const plain = [...to]
  return Array.from(from, (letter, index) => [letter, fold(plain[index] ?? letter)])
}

/** "I", "l", "1" and "|" look alike in many faces: all of them are an "l". */
function fold(letter: string): string {
  return letter === 'i' ? 'l' : letter
}
