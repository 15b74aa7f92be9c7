import { day, minute } from '../durations.ts'
import { messageOf } from '../storage/message-of.ts'
import type { World } from '../world.ts'

const share = 0.2

export const longestBackoff = day * (1 + share)

/**
 * How long to wait after a failure: a minute after the first, then twice as long each time, up to a day. Up to a fifth
 * is added, so that what failed together does not come back together. Nothing is subtracted: the build hook promises a
 * minute between two calls.
 */
export function backoff(attempts: number, world: World): number {
  const wait = Math.min(day, minute * 2 ** (attempts - 1))
  const chance = world.random(4).readUInt32BE() / 2 ** 32
  return Math.round(wait * (1 + share * chance))
}

const longest = 300

/**
 * The message of an error, for moderators. Mail servers often repeat the address that they refuse, so addresses are
 * removed. Each is looked for only where a word begins: a stranger's page can lead to an address of 100,000 letters,
 * which the message then repeats.
 */
export function describeFailure(error: unknown): string {
  return messageOf(error)
    .toWellFormed()
    .replace(/(?<![^\s<>"'(),;:])[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '(address)')
    .replace(/\s+/g, ' ')
    .slice(0, longest)
}
