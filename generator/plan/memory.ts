import type { Post } from '../content/post.ts'
import type { PlanEntry } from './entries.ts'
import type { Card } from './pages.ts'

/** What was made of each post, and what it was made from. A preview plans again with every saved file. */
export type PlanMemory = {
  readonly cards: Recollections<Card>
  readonly posts: Recollections<PlanEntry>
  readonly hashes: WeakMap<Card, string>
}

type Recollections<Made> = WeakMap<Post, { readonly from: readonly unknown[]; readonly made: Made }>

export function openPlanMemory(): PlanMemory {
  return { cards: new WeakMap(), posts: new WeakMap(), hashes: new WeakMap() }
}

/** What was made of a post before, if all it was made from is the very same. */
export function recall<Made>(
  known: Recollections<Made>,
  { post, from }: { readonly post: Post; readonly from: readonly unknown[] },
  make: () => Made,
): Made {
  const before = known.get(post)
  if (before?.from.every((value, position) => value === from[position])) return before.made
  const made = make()
  known.set(post, { from, made })
  return made
}
