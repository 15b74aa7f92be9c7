import type { Migration } from './all.ts'

/** Which comment a mention answers, and what a trackback said of its page, until that was looked at. */
export const wordsOfMentions: Migration = {
  version: 11,
  name: 'words of mentions',
  statements: [
    'alter table mentions add column parent text',
    'alter table mention_checks add column parent text',
    'alter table mention_checks add column words text',
  ],
}
