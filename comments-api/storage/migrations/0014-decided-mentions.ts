import type { Migration } from './all.ts'

/** The log of the desk now includes mentions, and a block can come from a mention. */
export const decidedMentions: Migration = {
  version: 14,
  name: 'decided mentions',
  statements: [
    'alter table audit add column mention text',
    'create index audit_of_mention on audit (mention)',
    'alter table blocks add column mention text',
  ],
}
