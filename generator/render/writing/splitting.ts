import { countWords, drawerOf, plainOf } from '../../../templates/scripts/search-words.ts'
import { countLatinFaster } from '../../search/count-latin-words.ts'
import type { Splitting } from '../../search/weigh.ts'

/** The index splits texts into words as the search page does with what is typed: by the same code. */
export const splitting: Splitting = {
  drawerOf,
  countWords: countLatinFaster(text => countWords(plainOf(text))),
}
