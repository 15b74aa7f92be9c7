import { mix } from './hash.ts'

/** Letters and digits; a thank-you in the same words is no sign of anything. */
const shortest = 40
const width = 12
/**
 * So many of a text's shingles are kept: the smallest, which are the same ones
 * in every copy (a bottom-k sketch, https://doi.org/10.1145/1281100.1281133).
 */
export const kept = 8

/** In rising order. Empty for a text that is too short to be recognised by. */
export function sketch(body: string, key: number): readonly number[] {
  const letters = lettersOf(body)
  return letters.length < shortest ? [] : smallestOf(letters, key)
}

/** What is left of a text when all that is easily varied is gone: case, width, spaces, punctuation; and what it quotes. */
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
 * Every stretch of `width` letters as a number that is made of the
 * one before it: one pass, in which nothing is made but the answer.
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
