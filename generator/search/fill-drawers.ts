import { compareText } from '../diagnostic.ts'
import type { Splitting, Weighed } from './weigh.ts'

/**
 * The texts of all drawers of a volume: one word a line, after it the posts that have it. Each post is
 * the distance from the one before, to the base of 36, and its weight in a capital, which ends it:
 * `river 4C1A` is the fifth post and the sixth.
 */
export function fillDrawers(
  posts: readonly Weighed[],
  count: number,
  { drawerOf }: Splitting,
): string[] {
  const drawers = Array.from({ length: count }, (): string[] => [])
  for (const [word, list] of listPosts(posts))
    drawers[drawerOf(word, count)]?.push(`${word} ${writeList(list)}\n`)
  return drawers.map(lines => lines.sort(compareText).join(''))
}

/** Room for a weight, behind the place of a post. Numbers, as strings would take twice as long. */
const weights = 32

function listPosts(posts: readonly Weighed[]): Map<string, number[]> {
  const lists = new Map<string, number[]>()
  posts.forEach((words, place) => {
    for (const weighed of words) {
      const end = weighed.length - 1
      const word = weighed.slice(0, end)
      const entry = place * weights + weighed.charCodeAt(end) - 64
      const list = lists.get(word)
      if (list === undefined) lists.set(word, [entry])
      else list.push(entry)
    }
  })
  return lists
}

function writeList(list: readonly number[]): string {
  let written = ''
  let last = 0
  for (const entry of list) {
    const place = Math.floor(entry / weights)
    written += (place - last).toString(36) + String.fromCharCode(64 + (entry % weights))
    last = place
  }
  return written
}
