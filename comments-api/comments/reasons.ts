import { z } from 'zod'

/** What the judge can find, as moderators read it. A test compares this list with docs/reference/spam.md. */
export const explanations = {
  'trap-filled': 'a field that only programs see was filled in',
  'stamp-forged': 'the form’s stamp was not made by this service',
  'too-fast': 'it was sent faster than anybody types',
  'no-stamp': 'it was sent without a script, or from a page that had been open for more than a day',
  'blocked-words': 'something in it is on the block list',
  'blocked-author': 'its author is blocked',
  'blocked-network': 'the network it came from is blocked',
  'many-links': 'more than three links',
  'owners-name': 'the name resembles that of an author of this site',
  'busy-network': 'many comments came from its network in the last hour',
  'busy-thread': 'many comments came to this conversation in the last hour',
  'busy-site': 'many comments came to the whole site in the last hour',
  'repeated-words': 'nearly the same words were sent before',
  'repeats-spam': 'nearly the same words were sent before, and were spam',
  'akismet-spam': 'Akismet calls it spam',
  'likely-spam': 'it reads like what you called spam',
  'perhaps-spam': 'it reads a little like what you called spam',
} as const

export type ReasonCode = keyof typeof explanations

/**
 * A code, or a code with details. The details are stored only beside the comment; an event has the code alone, because
 * words are personal.
 */
export type Reason = ReasonCode | `${ReasonCode}: ${string}`

const Stored = z.array(z.string())

/** As they are stored beside a comment or a mention; an earlier version may have noted others. */
export function readReasons(stored: string): string[] {
  return Stored.parse(JSON.parse(stored))
}

const shape = /^([a-z-]+)(?:: (.*))?$/s

export function codeOf(reason: string): string {
  return shape.exec(reason)?.[1] ?? reason
}

/** For moderators. Reasons noted by an earlier version are shown as they are. */
export function explain(reason: string): string {
  const [, code = '', detail] = shape.exec(reason) ?? []
  const known: Readonly<Record<string, string>> = explanations
  const explanation = known[code]
  if (explanation === undefined) return reason
  return detail === undefined ? explanation : `${explanation}: ${detail}`
}
