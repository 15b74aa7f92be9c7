import { hashOf } from '../hash-of.ts'
import { rememberOne } from '../remember.ts'
import {
  numberTags,
  type Pairs,
  pairOf,
  pairUp,
  type Tagged,
  type Tags,
  weightOfTag,
} from './numbered-tags.ts'

/** As many as are shown below a post. */
const most = 3

/** For each post of a list, the positions of those nearest to it; `of` is a hash of everything that decides them. */
export type Nearest = {
  readonly of: string
  readonly positions: readonly (readonly number[])[]
}

/** What to show below the post at this position of the list. */
export function createRelated<Related extends Tagged>(
  posts: readonly Related[],
  { positions }: Nearest,
): (position: number) => readonly Related[] {
  return position => (positions[position] ?? []).flatMap(near => posts[near] ?? [])
}

/**
 * Finds the posts nearest to each one of a list: those that share tags with it, where a rare tag counts for more than a
 * common one. Of two that share as much, the one closer in the list is nearer, so that a new post changes what is below
 * the last ones and not below a hundred. Neighbours in the list and posts of the same series are shown elsewhere.
 * Decision 84.
 */
export function nearestPosts(posts: readonly Tagged[], known?: Nearest): Nearest {
  const told = posts.map(tellTags)
  const of = hashOf(told.join())
  // Most saves change no tags: then no posts are compared.
  if (known?.of === of) return known
  const search = openSearch(posts)
  const isBeforeNewest = known?.positions.length === posts.length - 1
  if (isBeforeNewest && hashOf(told.slice(1).join()) === known.of && isNewestLight(search.tags))
    return { of, positions: addNewest(search, known) }
  return { of, positions: posts.map((_, position) => findAmongAll(search, position)) }
}

function tellTags({ tags, series }: Tagged): string {
  return JSON.stringify([series, tags])
}

/** Whether every tag has the same weight as before the newest post. */
function isNewestLight({ starts, members, weights }: Tags): boolean {
  const all = starts.length - 1
  return members.every((list, tag) => {
    const before = list[0] === 0 ? list.length - 1 : list.length
    return before === 0 || weightOfTag(before, all - 1) === weights[tag]
  })
}

/** Nothing else has changed, so only the new post can be nearer than those found before. */
function addNewest(search: Search, { positions }: Nearest): (readonly number[])[] {
  const { tags, posts } = search
  const alike = new Set(tags.members.filter(([first]) => first === 0).flat())
  return posts.map((_, position) => {
    if (position === 0) return findNewest(search)
    const before = (positions[position - 1] ?? []).map(other => other + 1)
    if (!alike.has(position)) return before
    const candidates = [0, ...before, position].sort((a, b) => a - b)
    return findNearest(search, position, lookThrough => lookThrough(candidates, Infinity))
  })
}

/** For one post, looking through all that share a tag takes less time than pairing the tags of all. */
function findNewest(search: Search): readonly number[] {
  return findNearest(search, 0, lookThrough => {
    for (const tag of tagsOf(search.tags, 0)) lookThrough(search.tags.members[tag], Infinity)
  })
}

type Search = {
  readonly posts: readonly Tagged[]
  readonly tags: Tags
  pairs(): Pairs
  /** The weights of the current post's tags; 0 for all others. */
  readonly worth: Float64Array
  /** For which post each one was last looked at. */
  readonly seenBy: Int32Array
}

type Near = { readonly position: number; readonly nearness: number }

function openSearch(posts: readonly Tagged[]): Search {
  const tags = numberTags(posts)
  return {
    posts,
    tags,
    pairs: rememberOne(() => pairUp(tags)),
    worth: new Float64Array(tags.weights.length),
    seenBy: new Int32Array(posts.length).fill(-1),
  }
}

/** Posts that share two tags come first: there are few, and mostly enough. */
function findAmongAll(search: Search, position: number): readonly number[] {
  const { tags } = search
  const pairs = search.pairs()
  const own = tagsOf(tags, position)
  const weightOf = (tag: number) => tags.weights[tag] ?? 0
  return findNearest(search, position, lookThrough => {
    own.forEach((tag, place) => {
      const lighter = own.subarray(place + 1)
      let best = lighter.reduce((sum, other) => sum + weightOf(other), weightOf(tag))
      for (const other of lighter) {
        lookThrough(pairs.get(pairOf(tag, other)), best)
        best -= weightOf(other)
      }
    })
    for (const tag of own) lookThrough(tags.members[tag], weightOf(tag))
  })
}

/** `best` is the highest score that a post not looked at yet can have. */
type LookThrough = (others: readonly number[] | undefined, best: number) => void

function findNearest(
  search: Search,
  position: number,
  look: (lookThrough: LookThrough) => void,
): readonly number[] {
  const { tags, worth } = search
  const nearest: Near[] = []
  for (const tag of tagsOf(tags, position)) worth[tag] = tags.weights[tag] ?? 0
  look(openLook(nearest, search, position))
  for (const tag of tagsOf(tags, position)) worth[tag] = 0
  return nearest.map(near => near.position)
}

function tagsOf({ numbers, starts }: Tags, position: number): Int32Array {
  return numbers.subarray(starts[position], starts[position + 1])
}

function openLook(nearest: Near[], search: Search, position: number): LookThrough {
  const { posts, seenBy } = search
  const series = posts[position]?.series ?? null
  const isShown = (other: number) =>
    Math.abs(other - position) <= 1 || (series !== null && posts[other]?.series === series)
  return (others = [], best) => {
    const next = outward(others, position)
    for (let other = next(); other !== -1; other = next()) {
      const last = nearest[most - 1]?.nearness ?? 0
      if (nearnessOf(best, other - position) <= last) return
      if (seenBy[other] === position) continue
      seenBy[other] = position
      const score = scoreOf(search, other)
      const nearness = nearnessOf(score, other - position)
      if (score > 0 && nearness > last && !isShown(other))
        putInOrder(nearest, { position: other, nearness })
    }
  }
}

/** The other posts of a list, closest first; -1 at the end. A generator would take twice as long. */
function outward(list: readonly number[], position: number): () => number {
  let older = placeOf(list, position) + 1
  let newer = older - 2
  return () => {
    const before = newer >= 0 ? (list[newer] ?? -1) : -1
    const after = older < list.length ? (list[older] ?? -1) : -1
    const isNewer = after === -1 || (before !== -1 && position - before <= after - position)
    if (isNewer) newer -= 1
    else older += 1
    return isNewer ? before : after
  }
}

/** The position of the first that is not before it. */
function placeOf(list: readonly number[], position: number): number {
  let [from, to] = [0, list.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((list[middle] ?? 0) < position) from = middle + 1
    else to = middle
  }
  return from
}

function scoreOf({ tags, worth }: Search, position: number): number {
  let score = 0
  const { numbers, starts } = tags
  const end = starts[position + 1] ?? 0
  for (let place = starts[position] ?? 0; place < end; place += 1)
    score += worth[numbers[place] ?? 0] ?? 0
  return score
}

/** The score decides, then the distance in the list; of two at the same distance, the newer is nearer. */
function nearnessOf(score: number, distance: number): number {
  return score * manyPosts - Math.abs(distance) * 2 - (distance > 0 ? 1 : 0)
}

/** More than twice as many as there are anywhere. */
const manyPosts = 2 ** 27

/** Nearest first, and no more than are shown. */
function putInOrder(nearest: Near[], near: Near): void {
  let place = nearest.length
  while (place > 0 && near.nearness > (nearest[place - 1]?.nearness ?? 0)) place -= 1
  nearest.splice(place, 0, near)
  if (nearest.length > most) nearest.pop()
}
