import { drawerOf, plainOf, runsIn, wordsIn } from '../../../templates/scripts/search-words.ts'
import type { Splitting } from '../../search/read-words.ts'

/** The index and the search page split texts into words with the same code. */
export const splitting: Splitting = {
  runsIn: text => runsIn(plainOf(text)),
  wordsIn: run => wordsIn(run).map(({ word }) => word),
  drawerOf,
}
