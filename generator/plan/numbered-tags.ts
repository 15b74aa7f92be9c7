import type { Post } from '../content/post.ts'

/** The parts of a post that decide which posts are related to it. */
export type Tagged = Pick<Post, 'tags' | 'series'>

/** Tags and posts as numbers, because comparing names would make comparing all posts with each other too slow. */
export type Tags = {
  /**
   * The tags of all posts in one list, those of a post with the greatest weight first. `starts` holds where each post's
   * begin.
   */
  readonly numbers: Int32Array
  readonly starts: Int32Array
  /** The posts with each tag, in the order of the list. */
  readonly members: readonly (readonly number[])[]
  /** How much sharing the tag counts: see `weightOfTag`. */
  readonly weights: readonly number[]
}

/** Leaves out tags that all posts have, since these make no two posts more similar. */
export function numberTags(posts: readonly Tagged[]): Tags {
  const weightOf = (members: readonly number[]) => weightOfTag(members.length, posts.length)
  const members = membersOfTags(posts)
    .filter(list => weightOf(list) > 0)
    .sort((a, b) => weightOf(b) - weightOf(a))
  const starts = startsOf(members, posts.length)
  const next = starts.slice()
  const numbers = new Int32Array(starts.at(-1) ?? 0)
  // A post's tags need not be sorted, since the heavier ones come first here.
  members.forEach((list, tag) => {
    for (const position of list) {
      const place = next[position] ?? 0
      numbers[place] = tag
      next[position] = place + 1
    }
  })
  return { numbers, starts, members, weights: members.map(weightOf) }
}

function membersOfTags(posts: readonly Tagged[]): number[][] {
  const members = new Map<string, number[]>()
  posts.forEach(({ tags }, position) => {
    for (const tag of tags) members.getOrInsertComputed(tag, () => []).push(position)
  })
  return [...members.values()]
}

function startsOf(members: readonly (readonly number[])[], posts: number): Int32Array {
  const starts = new Int32Array(posts + 1)
  for (const list of members)
    for (const position of list) starts[position + 1] = (starts[position + 1] ?? 0) + 1
  for (let position = 0; position < posts; position += 1)
    starts[position + 1] = (starts[position + 1] ?? 0) + (starts[position] ?? 0)
  return starts
}

/**
 * The weight rises by one when half as many posts have the tag. It is a whole number, because a sum of fractions would
 * depend on the order of its terms, and because fractions would change with every new post.
 */
export function weightOfTag(posts: number, all: number): number {
  return posts === all ? 0 : Math.max(1, Math.round(Math.log2(all / posts)))
}

/** For each pair of tags, the posts with both, in the order of the list. */
export type Pairs = ReadonlyMap<number, readonly number[]>

export function pairUp({ numbers, starts }: Tags): Pairs {
  const pairs = new Map<number, number[]>()
  for (let position = 0; position < starts.length - 1; position += 1) {
    const end = starts[position + 1] ?? 0
    for (let place = starts[position] ?? 0; place < end; place += 1) {
      for (let other = place + 1; other < end; other += 1) {
        const pair = pairOf(numbers[place] ?? 0, numbers[other] ?? 0)
        const members = pairs.get(pair)
        if (members === undefined) pairs.set(pair, [position])
        else members.push(position)
      }
    }
  }
  return pairs
}

/** More than any site has tags. */
const manyTags = 2 ** 26

/** The same number for two tags in either order. */
export function pairOf(tag: number, other: number): number {
  return Math.min(tag, other) * manyTags + Math.max(tag, other)
}
