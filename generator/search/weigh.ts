import type { SearchedPost } from '../plan/search.ts'
import { readProse } from './read-prose.ts'
import { openReader, type Splitting } from './read-words.ts'
import { entryOf, type Vocabulary, type Weighed } from './vocabulary.ts'

/** `page` is the published page, which contains the text. */
export type Weigh = (post: Pick<SearchedPost, 'title' | 'tags'>, page: string) => Weighed

const mostOfText = 6
const ofHeading = 3
const ofTag = 3
const ofTitle = 7
/** A word that occurs twice has more weight in a text shorter than this, and less in a longer one. */
const usualLength = 600

/**
 * The weights of a post depend on that post alone. The search page learns from the length of the lists which words are
 * rare. https://en.wikipedia.org/wiki/Okapi_BM25
 */
export function openWeigher(splitting: Splitting, vocabulary: Vocabulary): Weigh {
  const read = openReader(splitting, vocabulary)
  // By the numbers of words. All zeros between two texts. A map would take as long as the reading itself.
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
    const saturation = 1.2 * (0.25 + (0.75 * words.length) / usualLength)
    add(words, 1)
    for (const word of found) {
      const times = weights[word] ?? 0
      weights[word] = Math.ceil((mostOfText * times) / (times + saturation))
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
