import type { World } from '../world.ts'

/**
 * A time followed by random bits: new rows stay together at the end of an index instead of being scattered over it.
 * Only for ids that nobody outside sees; those of comments must not reveal when they were written, or how many there
 * are.
 */
export function idInOrder(world: World): string {
  const time = world.now().toString(36).padStart(9, '0')
  return time + world.newId().slice(time.length)
}
