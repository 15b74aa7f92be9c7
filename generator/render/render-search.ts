import { drawerOf, plainOf, wordsIn } from '../../templates/scripts/search-words.ts'
import { type IndexOptions, writeIndex } from '../search/write-index.ts'

/** The index splits texts into words as the search page does with what is typed: by the same code. */
export function renderSearch(options: IndexOptions): void {
  writeIndex(options, { drawerOf, plainOf, wordsIn })
}
