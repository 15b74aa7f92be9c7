import type { SearchCard } from '../../generator/plan/showing/cards.ts'
import type { GivenToSearch } from './search-given.ts'
import { canBegin, drawerOf, soughtIn } from './search-words.ts'

/** How a word was found: whole, or as the beginning of others. */
export type Sought = { readonly beginning: string; readonly isWhole: boolean }

export type Found = {
  /** The numbers of the posts, the best first. */
  readonly posts: readonly number[]
  readonly sought: readonly Sought[]
}

type SearchIndex = {
  /** Finds the posts that contain all words of a query. */
  find(query: string): Promise<Found>
  card(post: number): Promise<SearchCard | undefined>
}

/**
 * The number of a post is its volume's number times this, plus its place in the volume. No volume holds as many posts.
 */
const stride = 4_096

export function openIndex({ volumes, cardsInFile }: GivenToSearch): SearchIndex {
  const load = createLoader()
  const total = volumes.reduce((sum, { posts }) => sum + posts, 0)
  const drawersOf = (word: string) =>
    Promise.all(volumes.map(({ words, drawers }) => load(`${words}${drawerOf(word, drawers)}.txt`)))
  return {
    find: async query => {
      const words = await Promise.all(
        soughtIn(query).map(async word => weigh(word, await drawersOf(word), total)),
      )
      return { posts: rank(words), sought: words.map(({ sought }) => sought) }
    },
    card: async post => {
      const place = post % stride
      const folder = volumes[Math.floor(post / stride)]?.cards
      const cards = await load(`${folder}cards-${Math.floor(place / cardsInFile)}.json`)
      return JSON.parse(cards)[place % cardsInFile]
    },
  }
}

/** Loads each file once. One that failed may be requested again. */
function createLoader(): (path: string) => Promise<string> {
  const files = new Map<string, Promise<string>>()
  return path => {
    const known = files.get(path)
    if (known !== undefined) return known
    const file = loadFile(path)
    files.set(path, file)
    file.catch(() => files.delete(path))
    return file
  }
}

async function loadFile(path: string): Promise<string> {
  const kept = await fetch(path)
  // A browser may have cached that the file was missing for a moment, as long as it would cache the file.
  const answer = kept.ok ? kept : await fetch(path, { cache: 'reload' })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return answer.text()
}

type WeighedWord = { readonly sought: Sought; readonly scores: ReadonlyMap<number, number> }

function weigh(word: string, drawers: readonly string[], total: number): WeighedWord {
  const endings = canBegin(word) ? [word, ...shorter(word)] : []
  for (const beginning of endings) {
    const scores = scoresOf({ beginning, isWhole: false }, drawers)
    if (scores.size > 0) return inRarity({ beginning, isWhole: false }, scores, total)
  }
  const sought = { beginning: word, isWhole: true }
  return inRarity(sought, scoresOf(sought, drawers), total)
}

/**
 * Shorter forms of a word that no post contains, so that "gardens" finds "garden". Many languages have endings for
 * cases.
 */
function shorter(word: string): string[] {
  return [1, 2].map(less => word.slice(0, -less)).filter(({ length }) => length >= 4)
}

const ofBeginning = 0.6

function scoresOf({ beginning, isWhole }: Sought, drawers: readonly string[]): Map<number, number> {
  const scores = new Map<number, number>()
  drawers.forEach((drawer, volume) => {
    for (const line of drawer.split('\n')) {
      if (!line.startsWith(isWhole ? `${beginning} ` : beginning)) continue
      const [word = '', list = ''] = line.split(' ')
      const worth = word === beginning ? 1 : ofBeginning
      for (const [place, weight] of postsIn(list)) {
        const post = volume * stride + place
        scores.set(post, Math.max(scores.get(post) ?? 0, weight * worth))
      }
    }
  })
  return scores
}

/** Reads `4C1A`: the fifth post with weight 3, and the next one with weight 1. */
function* postsIn(list: string): Generator<readonly [place: number, weight: number]> {
  let place = 0
  for (const [, distance = '', weight = ''] of list.matchAll(/([0-9a-z]+)([A-P])/g)) {
    place += Number.parseInt(distance, 36)
    yield [place, weight.charCodeAt(0) - 64]
  }
}

/** A word that is in few posts says more: https://en.wikipedia.org/wiki/Tf-idf */
function inRarity(sought: Sought, scores: ReadonlyMap<number, number>, total: number): WeighedWord {
  const rarity = Math.log(1 + total / Math.max(1, scores.size))
  return { sought, scores: new Map([...scores].map(([post, score]) => [post, score * rarity])) }
}

/** Of two posts that are equally good, the newer one comes first. */
function rank(words: readonly WeighedWord[]): number[] {
  const [rarest, ...others] = words.map(({ scores }) => scores).sort((a, b) => a.size - b.size)
  if (rarest === undefined) return []
  const ranked: { readonly post: number; readonly score: number }[] = []
  for (const [post, score] of rarest) {
    if (others.every(scores => scores.has(post))) {
      const rest = others.reduce((sum, scores) => sum + (scores.get(post) ?? 0), 0)
      ranked.push({ post, score: score + rest })
    }
  }
  return ranked.sort((a, b) => b.score - a.score || b.post - a.post).map(({ post }) => post)
}
