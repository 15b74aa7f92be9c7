import { compareText } from '../compare-text.ts'
import type { Splitting } from './read-words.ts'
import { numberIn, type Vocabulary, type Weighed, weightIn } from './vocabulary.ts'

/**
 * The texts of all drawers of a volume. Each line has a word and the posts that contain it. Of a post, it has the
 * distance from the previous one in base 36, and then its weight as a capital letter: `river 4C1A` is the fifth post
 * and the sixth.
 */
export function fillDrawers(
  posts: readonly Weighed[],
  count: number,
  { drawerOf, vocabulary }: Pick<Splitting, 'drawerOf'> & { readonly vocabulary: Vocabulary },
): string[] {
  const drawers = Array.from({ length: count }, (): string[] => [])
  const { words } = vocabulary
  writeLists(posts, words.length).forEach((list, number) => {
    const word = words[number] ?? ''
    if (list !== '') drawers[drawerOf(word, count)]?.push(`${word} ${list}\n`)
  })
  return drawers.map(lines => lines.sort(compareText).join(''))
}

/** For each word, by its number, the posts that contain it; '' for a word that only other volumes contain. */
function writeLists(posts: readonly Weighed[], words: number): readonly string[] {
  const lists = new Array<string>(words).fill('')
  const last = new Int32Array(words)
  posts.forEach((entries, place) => {
    // There are 50,000 entries, and `for … of` would allocate an object for each.
    entries.forEach(entry => {
      const number = numberIn(entry)
      const distance = (place - (last[number] ?? 0)).toString(36)
      lists[number] += distance + String.fromCharCode(64 + weightIn(entry))
      last[number] = place
    })
  })
  return lists
}
