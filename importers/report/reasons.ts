/** The kinds of things that are counted. */
export type Kind = 'post' | 'page' | 'attachment' | 'comment' | 'mention' | 'other'

/** Why something that was read is left out. docs/reference/importing.md lists these. */
export const reasons = {
  'another-kind': 'of a kind that this site does not have',
  'another-site': 'of another site in the same database',
  attachment: 'shown by no post, or not below --uploads',
  changed: 'there already, and another by now; yours is kept',
  deleted: 'deleted there, and nobody answered',
  empty: 'without any words',
  'plugin-note': 'notes of a plug-in, not for readers',
  present: 'there already',
  repeated: 'the same id came before',
  spam: 'spam there',
  template: 'a template of the old site',
  trash: 'in the bin there',
  'unknown-site': 'of a page that is missing, so its site is unknown',
  unreadable: 'cannot be read',
} as const
export type Reason = keyof typeof reasons
