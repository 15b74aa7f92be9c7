/** Words by number, in the order in which they were first met. A site has millions of words, but few different ones. */
export type Vocabulary = {
  readonly words: readonly string[]
  numberOf(word: string): number
}

/**
 * A word's number together with its weight in a post, from 1 to 16. Both are in one number, because there are millions.
 */
type Entry = number

/** The words of a post, each listed once. */
export type Weighed = readonly Entry[]

export function openVocabulary(): Vocabulary {
  const words: string[] = []
  const numbers = new Map<string, number>()
  return {
    words,
    numberOf: word => {
      const number = numbers.get(word) ?? words.push(word) - 1
      numbers.set(word, number)
      return number
    },
  }
}

/** Translates numbers of one vocabulary, which may still grow, into those of another. */
export function translator(
  { words }: Pick<Vocabulary, 'words'>,
  { numberOf }: Vocabulary,
): (weighed: Weighed) => Weighed {
  const known: number[] = []
  const translate = (number: number) => {
    const own = known[number] ?? numberOf(words[number] ?? '')
    known[number] = own
    return own
  }
  return weighed => weighed.map(entry => entryOf(translate(numberIn(entry)), weightIn(entry)))
}

export function entryOf(number: number, weight: number): Entry {
  return number * 32 + weight
}

export function numberIn(entry: Entry): number {
  return entry >>> 5
}

export function weightIn(entry: Entry): number {
  return entry & 31
}
