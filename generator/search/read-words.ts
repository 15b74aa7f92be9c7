import { remember } from '../remember.ts'
import { openLatinReader } from './read-latin-words.ts'
import type { Vocabulary } from './vocabulary.ts'

/** How texts are split into words. The search page uses the same code. */
export type Splitting = {
  /** The parts of a text between spaces and punctuation. A part makes the same words wherever it occurs. */
  runsIn(text: string): readonly string[]
  wordsIn(run: string): readonly string[]
  drawerOf(word: string, drawers: number): number
}

/** The words of a text by their numbers, in the order of the text. */
export type ReadWords = (text: string) => readonly number[]

export function openReader({ runsIn, wordsIn }: Splitting, vocabulary: Vocabulary): ReadWords {
  const wordsOf = remember((run: string) => wordsIn(run).map(vocabulary.numberOf))
  const readLatin = openLatinReader(wordsOf)
  return text => readLatin(text) ?? runsIn(text).flatMap(wordsOf)
}
