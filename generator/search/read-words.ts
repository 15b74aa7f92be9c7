import { remember } from '../remember.ts'
import { openLatinReader } from './read-latin-words.ts'
import type { Vocabulary } from './vocabulary.ts'

/** How texts fall into words: the same on the search page. */
export type Splitting = {
  /** What stands together; a run makes the same words wherever it stands. */
  runsIn(text: string): readonly string[]
  wordsIn(run: string): readonly string[]
  drawerOf(word: string, drawers: number): number
}

/** The words of a text by their numbers, in its order. */
export type ReadWords = (text: string) => readonly number[]

export function openReader({ runsIn, wordsIn }: Splitting, vocabulary: Vocabulary): ReadWords {
  const wordsOf = remember((run: string) => wordsIn(run).map(vocabulary.numberOf))
  const readLatin = openLatinReader(wordsOf)
  return text => readLatin(text) ?? runsIn(text).flatMap(wordsOf)
}
