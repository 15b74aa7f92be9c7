/** Words by numbers, in the order in which they were met: a site has millions, of which few differ. */
export type Vocabulary = {
  readonly words: readonly string[]
  numberOf(word: string): number
}

/** A word by its number, and how much a post tells of it, from 1 to 16; one number, since there are millions. */
export type Entry = number

/** The words of a post, each once. */
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

/** Turns numbers of one vocabulary, to which words may still be added, into those of another. */
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
