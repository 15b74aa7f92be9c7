import type { SearchedPost } from '../plan/search.ts'
import { readProse } from './read-prose.ts'
import { openReader, type Splitting } from './read-words.ts'
import { entryOf, type Vocabulary, type Weighed } from './vocabulary.ts'

/** `page` is the published one, which holds the text. */
export type Weigh = (post: Pick<SearchedPost, 'title' | 'tags'>, page: string) => Weighed

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
export function openWeigher(splitting: Splitting, vocabulary: Vocabulary): Weigh {
  const read = openReader(splitting, vocabulary)
  // By the numbers of words, and nothing but zeros between two texts: a map takes as long as the reading.
  const weights: number[] = []
  const wordsOf = (part: string) => [...new Set(read(part))]
  return ({ title, tags }, page) => {
    const { text, headings } = readProse(page)
    const found: number[] = []
    const add = (words: readonly number[], weight: number) => {
      for (const word of words) {
        const before = weights[word] ?? 0
        if (before === 0) found.push(word)
        weights[word] = before + weight
      }
    }
    const words = read(text)
    const satiety = 1.2 * (0.25 + (0.75 * words.length) / usualLength)
    add(words, 1)
    for (const word of found) {
      const times = weights[word] ?? 0
      weights[word] = Math.ceil((mostOfText * times) / (times + satiety))
    }
    add(wordsOf(headings), ofHeading)
    add(wordsOf(tags.join(' ')), ofTag)
    add(wordsOf(title), ofTitle)
    return found.map(word => {
      const weight = weights[word] ?? 0
      weights[word] = 0
      return entryOf(word, Math.min(16, weight))
    })
  }
}
