import type { World } from '../world.ts'

/**
 * When, and then chance, 55 bits of it: what comes next stands beside what came last in an index, and not in any place.
 * Such an id tells the time, which stands beside it anyway, and neither how many there are nor what the next one is.
 */
export function idInOrder(world: World): string {
  const time = world.now().toString(36).padStart(9, '0')
  return time + world.newId().slice(time.length)
}
