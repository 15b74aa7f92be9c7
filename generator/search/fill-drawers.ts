import { compareText } from '../compare-text.ts'
import type { Splitting } from './read-words.ts'
import {
  type Entry,
  entryOf,
  numberIn,
  type Vocabulary,
  type Weighed,
  weightIn,
} from './vocabulary.ts'

/**
 * The texts of all drawers of a volume: one word a line, after it the posts that have it. Each post is
 * the distance from the one before, to the base of 36, and its weight in a capital, which ends it:
 * `river 4C1A` is the fifth post and the sixth.
 */
export function fillDrawers(
  posts: readonly Weighed[],
  count: number,
  { drawerOf, vocabulary }: Pick<Splitting, 'drawerOf'> & { readonly vocabulary: Vocabulary },
): string[] {
  const drawers = Array.from({ length: count }, (): string[] => [])
  for (const [number, list] of listPosts(posts)) {
    const word = vocabulary.words[number] ?? ''
    drawers[drawerOf(word, count)]?.push(`${word} ${writeList(list)}\n`)
  }
  return drawers.map(lines => lines.sort(compareText).join(''))
}

/** By the numbers of words, where the posts stand that have them. */
function listPosts(posts: readonly Weighed[]): Map<number, Entry[]> {
  const lists = new Map<number, Entry[]>()
  posts.forEach((words, place) => {
    for (const entry of words) {
      const list = lists.get(numberIn(entry))
      const own = entryOf(place, weightIn(entry))
      if (list === undefined) lists.set(numberIn(entry), [own])
      else list.push(own)
    }
  })
  return lists
}

function writeList(list: readonly Entry[]): string {
  let written = ''
  let last = 0
  for (const entry of list) {
    const place = numberIn(entry)
    written += (place - last).toString(36) + String.fromCharCode(64 + weightIn(entry))
    last = place
  }
  return written
}
