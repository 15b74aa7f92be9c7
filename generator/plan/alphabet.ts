import { compareText } from '../compare-text.ts'
import { rememberOne } from '../remember.ts'

/**
 * Dictionary order in the site's language, never the machine's. `Intl` is asked only about names that need it, since
 * its first alphabet takes 6 ms. Decision 170.
 */
export function inAlphabet(language: string): (a: string, b: string) => number {
  const collatorOf = rememberOne(() => new Intl.Collator(language))
  const isPlain = (name: string) => withPlainLetters.has(language) && plainName.test(name)
  const comparePlain = (a: string, b: string) =>
    isPlain(a) && isPlain(b) ? compareText(a.toLowerCase(), b.toLowerCase()) : 0
  return (a, b) => comparePlain(a, b) || collatorOf().compare(a, b) || compareText(a, b)
}

/** Languages whose dictionaries have no letters made of two, as "ch" in Czech and "aa" in Danish. */
const withPlainLetters: ReadonlySet<string> = new Set(['en', 'de', 'fr', 'es'])

/** These signs stand in dictionaries as their codes do: space, hyphen, digits, letters. */
const plainName = /^[a-z\d -]*$/i
