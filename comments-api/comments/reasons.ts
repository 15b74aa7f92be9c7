/** What the judge can find, as the moderator reads it. A test compares this list with docs/reference/spam.md. */
export const explanations = {
  'trap-filled': 'a field that only programs see was filled in',
  'stamp-forged': 'the form’s stamp was not made by this service',
  'too-fast': 'it was sent faster than anybody types',
  'no-stamp': 'it was sent without a script, or from a page that had been open for more than a day',
  'many-links': 'more than three links',
  'owners-name': 'the name resembles that of an author of this site',
} as const

export type ReasonCode = keyof typeof explanations

/** A code, or a code and what it was in particular. All of it stands beside the comment; an event has the code alone, because words are personal. */
export type Reason = ReasonCode | `${ReasonCode}: ${string}`

const shape = /^([a-z-]+)(?:: (.*))?$/s

export function codeOf(reason: string): string {
  return shape.exec(reason)?.[1] ?? reason
}

/** For the moderator. What an earlier version noted is shown as it was noted. */
export function explain(reason: string): string {
  const [, code = '', detail] = shape.exec(reason) ?? []
  const known: Readonly<Record<string, string>> = explanations
  const explanation = known[code]
  if (explanation === undefined) return reason
  return detail === undefined ? explanation : `${explanation}: ${detail}`
}
