import type { World } from '../world.ts'

/**
 * An id that starts with the time and ends with random bits, so that new rows are together at the end of an index. Only
 * for ids that nobody outside sees. The ids of comments must not tell when they were written, or how many there are.
 */
export function idInOrder(world: World): string {
  const time = world.now().toString(36).padStart(9, '0')
  return time + world.newId().slice(time.length)
}
