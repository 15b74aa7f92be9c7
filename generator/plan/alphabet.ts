import { compareText } from '../compare-text.ts'
import { rememberOne } from '../remember.ts'

/**
 * Dictionary order in the site's language, never the machine's, and numbers by their values. `Intl` is asked only about
 * names that need it, since its first alphabet takes 6 ms. Decision 170.
 */
export function inAlphabet(language: string): (a: string, b: string) => number {
  const collatorOf = rememberOne(() => new Intl.Collator(language, { numeric: true }))
  const isPlain = (name: string) => withPlainLetters.has(language) && plainName.test(name)
  const comparePlain = (a: string, b: string) =>
    isPlain(a) && isPlain(b) ? compareText(keyOf(a), keyOf(b)) : 0
  return (a, b) => comparePlain(a, b) || collatorOf().compare(a, b) || compareText(a, b)
}

/** Languages whose dictionaries have no letters made of two, as "ch" in Czech and "aa" in Danish. */
const withPlainLetters: ReadonlySet<string> = new Set(['en', 'de', 'fr', 'es'])

/** These signs stand in dictionaries as their codes do: space, hyphen, digits, letters. */
const plainName = /^(?!.*\d{17})[a-z\d -]*$/i

/** "Part 2" stands before "Part 10". */
function keyOf(name: string): string {
  return name.toLowerCase().replace(/\d+/g, digits => digits.padStart(16, '0'))
}
