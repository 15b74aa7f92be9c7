import { mix } from './hash.ts'

/** The fewest letters and digits. Shorter texts, such as thanks, are often the same by chance. */
const shortest = 40
const width = 12
/**
 * How many numbers of a text are kept. These are the smallest ones, which are the same in every copy (a bottom-k
 * sketch, https://doi.org/10.1145/1281100.1281133).
 */
export const kept = 8

/** The numbers in rising order. Empty if the text is too short to be recognised. */
export function sketch(body: string, key: number): readonly number[] {
  const letters = lettersOf(body)
  return letters.length < shortest ? [] : smallestOf(letters, key)
}

/** The text without what is easily varied (case, width, spaces, punctuation) and without quotations. */
function lettersOf(body: string): string {
  return body
    .replace(/^[ \t]*>.*$/gm, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

const base = 0x01000193
const highest = Array.from({ length: width }).reduce<number>(power => Math.imul(power, base), 1)

/**
 * Turns every run of `width` letters into a number, each computed from the previous one. So one pass is enough, and no
 * text is copied.
 */
function smallestOf(letters: string, key: number): readonly number[] {
  const smallest: number[] = []
  let rolling = 0
  for (let at = 0; at < letters.length; at += 1) {
    rolling = (Math.imul(rolling, base) + letters.charCodeAt(at)) | 0
    if (at >= width) rolling = (rolling - Math.imul(letters.charCodeAt(at - width), highest)) | 0
    if (at >= width - 1) keepSmall(smallest, mix(rolling ^ key))
  }
  return smallest
}

function keepSmall(smallest: number[], shingle: number): void {
  if (smallest.length === kept && shingle >= (smallest[kept - 1] ?? 0)) return
  if (smallest.includes(shingle)) return
  let place = smallest.length === kept ? kept - 1 : smallest.length
  for (; place > 0 && (smallest[place - 1] ?? 0) > shingle; place -= 1) {
    smallest[place] = smallest[place - 1] ?? 0
  }
  smallest[place] = shingle
}
