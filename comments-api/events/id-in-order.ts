import type { World } from '../world.ts'

/**
 * When, and then chance: what comes next stands beside what came last in an index, and not in any place. For what is
 * counted by nobody outside; the ids of comments say nothing of when and how many.
 */
export function idInOrder(world: World): string {
  const time = world.now().toString(36).padStart(9, '0')
  return time + world.newId().slice(time.length)
}
