import type { Post } from '../content/post.ts'
import type { PlanEntry } from './entries.ts'
import type { Made } from './making.ts'
import type { Card } from './showing/cards.ts'

/** What was made of each post, and what it was made from. A preview plans again with every saved file. */
export type PlanMemory = {
  readonly cards: Recollections<Card>
  readonly posts: Recollections<PlanEntry>
  readonly drawings: Recollections<Made>
  readonly hashes: WeakMap<Card, string>
  readonly nearest: NearestPosts
}

/** Positions of the posts nearest to each position, by a text of all that decides them; the last one alone. */
export type NearestPosts = Map<string, Map<number, readonly number[]>>

type Recollections<Value> = WeakMap<
  Post,
  { readonly from: readonly unknown[]; readonly made: Value }
>

export function openPlanMemory(): PlanMemory {
  return {
    cards: new WeakMap(),
    posts: new WeakMap(),
    drawings: new WeakMap(),
    hashes: new WeakMap(),
    nearest: new Map(),
  }
}

/** What was made of a post before, if all it was made from is the very same. */
export function recall<Value>(
  known: Recollections<Value>,
  { post, from }: { readonly post: Post; readonly from: readonly unknown[] },
  make: () => Value,
): Value {
  const before = known.get(post)
  if (before?.from.every((value, position) => value === from[position])) return before.made
  const made = make()
  known.set(post, { from, made })
  return made
}
