import leven from 'leven'

/** Returns the one of `words` that an author probably meant who wrote `word`, or `null` if none is similar. */
export function nearestTo(word: string, words: readonly string[]): string | null {
  const distances = words.map(near => leven(near.toLowerCase(), word.toLowerCase()))
  const least = Math.min(...distances)
  const isNear = least < word.length && least <= Math.max(2, word.length / 3)
  return isNear ? (words[distances.indexOf(least)] ?? null) : null
}
