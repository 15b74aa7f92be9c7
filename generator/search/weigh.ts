import type { SearchedPost } from '../plan/search.ts'
import type { Prose } from './read-prose.ts'

/** How texts fall into words: the same on the search page. */
export type Splitting = {
  countWords(text: string): ReadonlyMap<string, number>
  drawerOf(word: string, drawers: number): number
}

/** Words of a post, each with a capital behind it for how much it tells: from A to P. There are millions, so each is one string. */
export type Weighed = readonly string[]

const mostOfText = 6
const ofHeading = 3
const ofTag = 3
const ofTitle = 7
/** A word that stands twice in so short a text is of more weight than in a long one. */
const usualLength = 600

/**
 * Weights of a post depend on that post alone: what is rare among all posts is known to the search
 * page, from the length of the lists. https://en.wikipedia.org/wiki/Okapi_BM25
 */
export function weighWords(
  { title, tags }: Pick<SearchedPost, 'title' | 'tags'>,
  { text, headings }: Prose,
  { countWords }: Splitting,
): Weighed {
  const wordsOf = (part: string) => countWords(part).keys()
  const times = countWords(text)
  const length = times.values().reduce((sum, count) => sum + count, 0)
  const satiety = 1.2 * (0.25 + (0.75 * length) / usualLength)
  const weightOf = (count: number) => Math.ceil((mostOfText * count) / (count + satiety))
  const weights = new Map([...times].map(([word, count]) => [word, weightOf(count)]))
  const add = (word: string, weight: number) => weights.set(word, (weights.get(word) ?? 0) + weight)
  for (const word of wordsOf(headings)) add(word, ofHeading)
  for (const word of wordsOf(tags.join(' '))) add(word, ofTag)
  for (const word of wordsOf(title)) add(word, ofTitle)
  return [...weights].map(([word, weight]) => word + letterOf(weight))
}

function letterOf(weight: number): string {
  return String.fromCharCode(64 + Math.min(16, Math.max(1, weight)))
}
