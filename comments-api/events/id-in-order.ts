import type { World } from '../world.ts'

/**
 * A time, then chance: new rows stand side by side at the end of an index, and not all over it. Only for ids
 * that nobody outside sees; those of comments must not tell when they were written, or how many there are.
 */
export function idInOrder(world: World): string {
  const time = world.now().toString(36).padStart(9, '0')
  return time + world.newId().slice(time.length)
}
