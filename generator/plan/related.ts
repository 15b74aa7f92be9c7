import type { Post } from '../content/post.ts'
import { hashOf } from '../content/records.ts'

/** All of a post that relations depend on. */
export type Tagged = Pick<Post, 'tags' | 'series'>

/** As many as are shown below a post. */
const most = 3

/** For each post of a list the positions of those that are nearest to it; `of` is a hash of all that decides them. */
export type Nearest = {
  readonly of: string
  readonly positions: readonly (readonly number[])[]
}

export function createRelated<Related extends Tagged>(
  posts: readonly Related[],
  { positions }: Nearest = nearestPosts(posts),
): (position: number) => readonly Related[] {
  return position => (positions[position] ?? []).flatMap(near => posts[near] ?? [])
}

/**
 * Finds the posts nearest to each one of a list: those that share tags with it, where a rare tag
 * tells more than one that many posts have. Of two that are as near, the one that stands first in
 * the list is nearer. Neighbours in the list and posts of the same series are shown elsewhere.
 */
export function nearestPosts(posts: readonly Tagged[], known?: Nearest): Nearest {
  const of = hashOf(JSON.stringify(posts.map(({ tags, series }) => [series, tags])))
  // Most saves change no tags: then no post is compared with any.
  if (known?.of === of) return known
  const search = openSearch(posts)
  return { of, positions: posts.map((_, position) => search(position)) }
}

function openSearch(posts: readonly Tagged[]): (position: number) => readonly number[] {
  const tags = numberTags(posts)
  const search: Search = {
    tags,
    worth: new Float64Array(tags.weights.length),
    seenBy: new Int32Array(posts.length).fill(-1),
  }
  return position => {
    const series = posts[position]?.series ?? null
    const isShown = (other: number) =>
      Math.abs(other - position) <= 1 || (series !== null && posts[other]?.series === series)
    return findNearest(search, { position, isShown }).map(near => near.position)
  }
}

/** Tags and posts by number: comparing every post with every other has no time for names. */
type Tags = {
  /** Of all posts, one post's after the other's, the heaviest first: `starts` tells where those of each begin. */
  readonly numbers: Int32Array
  readonly starts: Int32Array
  /** The posts with each tag, and with each two tags, in the order of the list. */
  readonly members: readonly (readonly number[])[]
  readonly pairs: ReadonlyMap<number, readonly number[]>
  /** How much it tells to share the tag. Whole numbers: a sum of fractions would depend on its order. */
  readonly weights: readonly number[]
}

/** Without the tags that stand in all posts, which bring no two nearer. */
function numberTags(posts: readonly Tagged[]): Tags {
  const numbers = new Map<string, number>()
  const members: number[][] = []
  const ofPost = posts.map(({ tags }, position) =>
    tags.map(tag => {
      const number = numbers.get(tag) ?? numbers.size
      numbers.set(tag, number)
      members[number] ??= []
      members[number].push(position)
      return number
    }),
  )
  const weights = members.map(({ length }) => Math.round(Math.log(posts.length / length) * 1e6))
  const weightOf = (tag: number) => weights[tag] ?? 0
  const telling = ofPost.map(tags =>
    tags.filter(tag => weightOf(tag) > 0).sort((a, b) => weightOf(b) - weightOf(a)),
  )
  const starts = new Int32Array(posts.length + 1)
  telling.forEach((tags, position) => {
    starts[position + 1] = (starts[position] ?? 0) + tags.length
  })
  const numbered = { numbers: Int32Array.from(telling.flat()), starts, members, weights }
  return { ...numbered, pairs: pairUp(telling) }
}

function pairUp(tagged: readonly (readonly number[])[]): Map<number, number[]> {
  const pairs = new Map<number, number[]>()
  tagged.forEach((tags, position) => {
    tags.forEach((tag, place) => {
      for (let other = place + 1; other < tags.length; other += 1) {
        const pair = pairOf(tag, tags[other] ?? tag)
        const members = pairs.get(pair)
        if (members === undefined) pairs.set(pair, [position])
        else members.push(position)
      }
    })
  })
  return pairs
}

/** More than there are tags anywhere. */
const manyTags = 2 ** 26

function pairOf(tag: number, other: number): number {
  return Math.min(tag, other) * manyTags + Math.max(tag, other)
}

type Search = {
  readonly tags: Tags
  /** The weights of the tags of the post at hand; 0 for all others. */
  readonly worth: Float64Array
  /** For which post each one was last looked at. */
  readonly seenBy: Int32Array
}

type Near = { readonly position: number; readonly score: number }

/** Those that share two tags are looked through first: they are few, and mostly enough. */
function findNearest(search: Search, post: Shown): readonly Near[] {
  const { tags, worth } = search
  const own = tags.numbers.subarray(tags.starts[post.position], tags.starts[post.position + 1])
  const weightOf = (tag: number) => tags.weights[tag] ?? 0
  for (const tag of own) worth[tag] = weightOf(tag)
  const nearest: Near[] = []
  const lookThrough = openLook(nearest, search, post)
  own.forEach((tag, place) => {
    const lighter = own.subarray(place + 1)
    let best = lighter.reduce((sum, other) => sum + weightOf(other), weightOf(tag))
    for (const other of lighter) {
      lookThrough(tags.pairs.get(pairOf(tag, other)), best)
      best -= weightOf(other)
    }
  })
  for (const tag of own) lookThrough(tags.members[tag], weightOf(tag))
  for (const tag of own) worth[tag] = 0
  return nearest
}

/** A post, and whether another is shown beside it already. */
type Shown = { readonly position: number; readonly isShown: (other: number) => boolean }

/** `best` is the most that a post among the others can have which was not met before. */
function openLook(nearest: Near[], search: Search, { position, isShown }: Shown) {
  const { seenBy } = search
  return (others: readonly number[] = [], best: number): void => {
    for (const other of others) {
      const last = nearest[most - 1]
      if (!isNearer(other, best, last)) return
      if (seenBy[other] === position) continue
      seenBy[other] = position
      const score = scoreOf(search, other)
      if (isNearer(other, score, last) && !isShown(other))
        putInOrder(nearest, { position: other, score })
    }
  }
}

function scoreOf({ tags, worth }: Search, position: number): number {
  let score = 0
  const { numbers, starts } = tags
  const end = starts[position + 1] ?? 0
  for (let place = starts[position] ?? 0; place < end; place += 1)
    score += worth[numbers[place] ?? 0] ?? 0
  return score
}

function isNearer(position: number, score: number, last: Near | undefined): boolean {
  if (last === undefined || score > last.score) return true
  return score === last.score && position < last.position
}

/** The nearest first, and no more than are shown. */
function putInOrder(nearest: Near[], near: Near): void {
  let place = nearest.length
  while (place > 0 && isNearer(near.position, near.score, nearest[place - 1])) place -= 1
  nearest.splice(place, 0, near)
  if (nearest.length > most) nearest.pop()
}
