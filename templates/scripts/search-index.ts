import type { GivenToSearch } from './search-given.ts'
import { canBegin, drawerOf, soughtIn } from './search-words.ts'

/** What a word was found by: whole, or as the beginning of others. */
export type Sought = { readonly beginning: string; readonly isWhole: boolean }

export type Found = {
  /** Numbers of posts; the best first. */
  readonly posts: readonly number[]
  readonly sought: readonly Sought[]
}

export type SearchCard = readonly [url: string, title: string, date: string, summary: string]

export type SearchIndex = {
  /** Posts that hold all the words of a query. */
  find(query: string): Promise<Found>
  card(post: number): Promise<SearchCard | undefined>
}

/** The number of a post is its place in its volume and the volume's own, times this: more than a volume holds. */
const room = 4_096

export function openIndex({ volumes, cardsInFile }: GivenToSearch): SearchIndex {
  const load = createLoader()
  const total = volumes.reduce((sum, { posts }) => sum + posts, 0)
  const drawersOf = (word: string) =>
    Promise.all(volumes.map(({ path, drawers }) => load(`${path}${drawerOf(word, drawers)}.txt`)))
  return {
    find: async query => {
      const words = await Promise.all(
        soughtIn(query).map(async word => weigh(word, await drawersOf(word), total)),
      )
      return { posts: rank(words), sought: words.map(({ sought }) => sought) }
    },
    card: async post => {
      const place = post % room
      const path = volumes[Math.floor(post / room)]?.path
      const cards = await load(`${path}cards-${Math.floor(place / cardsInFile)}.json`)
      return JSON.parse(cards)[place % cardsInFile]
    },
  }
}

/** Each file once; what failed may be asked for again. */
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
  // What was not there for a moment may be kept for as long as what is.
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

/** Shorter forms of a word that stands nowhere: "gardens" finds "garden", in languages whose words end in their cases. */
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
        const post = volume * room + place
        scores.set(post, Math.max(scores.get(post) ?? 0, weight * worth))
      }
    }
  })
  return scores
}

/** `4C1A`: the fifth post, of weight 3, and the next one, of weight 1. */
function* postsIn(list: string): Generator<readonly [place: number, weight: number]> {
  let place = 0
  for (const [, distance = '', weight = ''] of list.matchAll(/([0-9a-z]+)([A-P])/g)) {
    place += Number.parseInt(distance, 36)
    yield [place, weight.charCodeAt(0) - 64]
  }
}

/** A word that few posts have tells more: https://en.wikipedia.org/wiki/Tf-idf */
function inRarity(sought: Sought, scores: ReadonlyMap<number, number>, total: number): WeighedWord {
  const rarity = Math.log(1 + total / Math.max(1, scores.size))
  return { sought, scores: new Map([...scores].map(([post, score]) => [post, score * rarity])) }
}

/** Ranks the newer of two that are as good first. */
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
