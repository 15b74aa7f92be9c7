import type { Migration } from './all.ts'

/** The log of the desk tells of mentions as well, and a block may come from one. */
export const decidedMentions: Migration = {
  version: 14,
  name: 'decided mentions',
  statements: [
    'alter table audit add column mention text',
    'create index audit_of_mention on audit (mention)',
    'alter table blocks add column mention text',
  ],
}
