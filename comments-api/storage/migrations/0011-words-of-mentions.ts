import type { Migration } from './all.ts'

/** Which comment a mention replies to, and what a trackback said about its page until the page was read. */
export const wordsOfMentions: Migration = {
  version: 11,
  name: 'words of mentions',
  statements: [
    'alter table mentions add column parent text',
    'alter table mention_checks add column parent text',
    'alter table mention_checks add column words text',
  ],
}
