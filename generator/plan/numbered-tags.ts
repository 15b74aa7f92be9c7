import type { Post } from '../content/post.ts'

/** All of a post that relations depend on. */
export type Tagged = Pick<Post, 'tags' | 'series'>

/** Tags and posts by number: comparing every post with every other has no time for names. */
export type Tags = {
  /** The tags of all posts, one post's after the other's, the heaviest first: `starts` tells where those of each begin. */
  readonly numbers: Int32Array
  readonly starts: Int32Array
  /** The posts with each tag, in the order of the list. */
  readonly members: readonly (readonly number[])[]
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
      const own = members[number]
      if (own !== undefined) own.push(position)
      else {
        numbers.set(tag, number)
        members.push([position])
      }
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
  return { numbers: Int32Array.from(telling.flat()), starts, members, weights }
}

/**
 * One more for a tag that half as many posts have. Nothing between: a sum of fractions would depend on its order, and
 * with every new post other tags would tell the most.
 */
export function weightOfTag(posts: number, all: number): number {
  return posts === all ? 0 : Math.max(1, Math.round(Math.log2(all / posts)))
}

/** The posts with each two tags, in the order of the list. */
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

/** More than there are tags anywhere. */
const manyTags = 2 ** 26

/** One number for the two, whichever is named first. */
export function pairOf(tag: number, other: number): number {
  return Math.min(tag, other) * manyTags + Math.max(tag, other)
}
