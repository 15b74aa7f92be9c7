import type { Post } from '../../content/post.ts'
import type { Index } from '../../content/read-content.ts'
import { appearsAt } from '../../content/schedule.ts'

type Owner = { readonly post: Post }

/**
 * The function returns the first owner of the key that is published at the same time as the newcomer. If there is none,
 * the newcomer becomes an owner and the function returns `null`.
 */
export function createOwners<Kind extends Owner>(
  index: Index,
): (key: string, newcomer: Kind) => Kind | null {
  const owners = new Map<string, Kind>()
  // Kept apart, because nearly every key has a single owner.
  const others = new Map<string, Kind[]>()
  return (key, newcomer) => {
    const owner = owners.get(key)
    if (owner === undefined) {
      owners.set(key, newcomer)
      return null
    }
    const known = others.get(key) ?? [owner]
    const first = known.find(({ post }) => doMeet(index, post, newcomer.post))
    if (first === undefined) others.set(key, [...known, newcomer])
    return first ?? null
  }
}

/** Whether both are published at the same time. A scheduled post may take the place of one that expires. */
function doMeet({ due }: Index, a: Post, b: Post): boolean {
  if (!due.has(a.source) && !due.has(b.source)) return true
  return appearsBeforeEnd(a, b) && appearsBeforeEnd(b, a)
}

function appearsBeforeEnd(one: Post, { expires }: Post): boolean {
  return expires === null || Date.parse(appearsAt(one)) < Date.parse(expires)
}
