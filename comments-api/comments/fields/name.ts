import { limits } from '../../contract/submission.ts'
import { normaliseLine, shorten } from './text.ts'

/** A name as it is shown; empty if nothing visible is left of it. */
export function normaliseName(name: string): string {
  // More accents than any script needs would reach over the lines above, and accents without a letter would be drawn on
  // what comes before the name.
  return normaliseLine(name.slice(0, 1_000))
    .replace(/^[\p{M}\s\u200c\u200d]+/u, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
}

/** For a name whose owner cannot be asked for a shorter one; cut like any line, see `shortLine`. */
export function shortName(name: string): string {
  return normaliseName(shorten(normaliseName(name), limits.name))
}

/**
 * Two names with the same key look the same to a reader: case, width, the encoding of accents, spaces and look-alike
 * letters make no difference.
 */
export function nameKey(name: string): string {
  return normaliseName(name)
    .normalize('NFKC')
    .toLowerCase()
    .replace(imitations, letter => lookalikes.get(letter) ?? letter)
    .replace(/[\s\u200c\u200d]/g, '')
}

// The letters most often used to imitate a Latin name, from Unicode's list of confusables (UTS 39). "I", "l", "1" and "|"
// look alike in many typefaces, so all of them become "l".
const lookalikes = new Map([
  ...pairs('аеорсухіјѕԁһкмтвнгѵԛԝ', 'aeopcyxljsdhkmtbhrvqw'),
  ...pairs('αορνικτυχεηγωσ', 'aopvlktuxenyws'),
  ...pairs('01|ıɩℓⅼi', 'olllllll'),
])

const imitations = new RegExp(`[${[...lookalikes.keys()].map(RegExp.escape).join('')}]`, 'gu')

function pairs(from: string, to: string): [string, string][] {
  const plain = [...to]
  return Array.from(from, (letter, index) => [letter, plain[index] ?? letter])
}
