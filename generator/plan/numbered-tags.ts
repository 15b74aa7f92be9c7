import type { Post } from '../content/post.ts'

/** All of a post that relations depend on. */
export type Tagged = Pick<Post, 'tags' | 'series'>

/** Tags and posts by number: comparing every post with every other has no time for names. */
export type Tags = {
  /** The tags of all posts, one post's after the other's, the heaviest first: `starts` tells where those of each begin. */
  readonly numbers: Int32Array
  readonly starts: Int32Array
  /** The posts with each tag, and with each two tags, in the order of the list. */
  readonly members: readonly (readonly number[])[]
  readonly pairs: ReadonlyMap<number, readonly number[]>
  /** How much it tells to share the tag: see `weightOfTag`. */
  readonly weights: readonly number[]
}

/** Without the tags that stand in all posts, which bring no two nearer. */
export function numberTags(posts: readonly Tagged[]): Tags {
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
  const weights = members.map(({ length }) => weightOfTag(length, posts.length))
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

/**
 * One more for a tag that half as many posts have. Nothing between: a sum of fractions would depend on its order, and
 * with every new post other tags would tell the most.
 */
export function weightOfTag(posts: number, all: number): number {
  return posts === all ? 0 : Math.max(1, Math.round(Math.log2(all / posts)))
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

/** One number for the two, whichever is named first. */
export function pairOf(tag: number, other: number): number {
  return Math.min(tag, other) * manyTags + Math.max(tag, other)
}
