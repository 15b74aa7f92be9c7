import type { Post } from '../content/post.ts'
import type { Thread } from './conversation/conversations.ts'
import type { Made } from './making.ts'
import type { Card } from './showing/cards.ts'

/** What was made for each post, and from what. The preview plans again with every save. */
export type PlanMemory = {
  readonly cards: Recollections<Post, Card>
  readonly drawings: Recollections<Post, Made>
  /** Hashes of conversations. */
  readonly threads: WeakMap<Thread, string>
}

type Recollection<Value> = { readonly from: readonly unknown[]; readonly made: Value }

type Recollections<Key, Value> = {
  get(key: Key): Recollection<Value> | undefined
  set(key: Key, recollection: Recollection<Value>): unknown
}

export function openPlanMemory(): PlanMemory {
  return {
    cards: new WeakMap(),
    drawings: new WeakMap(),
    threads: new WeakMap(),
  }
}

/** What was made under a key before, if everything it was made from is identical. */
export function recall<Key, Value>(
  known: Recollections<Key, Value>,
  { of, from }: { readonly of: Key; readonly from: readonly unknown[] },
  make: () => Value,
): Value {
  const before = known.get(of)
  if (before !== undefined && isSame(before.from, from)) return before.made
  const made = make()
  known.set(of, { from, made })
  return made
}

function isSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((value, place) => value === now[place])
}
