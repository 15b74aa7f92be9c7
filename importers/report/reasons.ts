/** What is counted. */
export type Kind = 'comment' | 'mention'

/** Why something that was read is left out; docs/reference/importing.md lists them. */
export const reasons = {
  deleted: 'deleted there, and nobody answered',
  empty: 'without any words',
  repeated: 'the same id came before',
  spam: 'spam there',
  unreadable: 'cannot be read',
} as const
export type Reason = keyof typeof reasons
