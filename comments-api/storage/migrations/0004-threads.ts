import type { Migration } from './all.ts'

/**
 * `revision` counts the edits of a comment, and `edit_hash` is the hash of its author's token. `closed_at` is set while
 * a moderator keeps a thread closed. `comment` tells which comment a digest belongs to: if that was deleted, the same
 * words are no repetition.
 */
export const threads: Migration = {
  version: 4,
  name: 'threads',
  statements: [
    'alter table comments add column pinned integer not null default 0',
    'alter table comments add column revision integer not null default 0',
    'alter table comments add column edit_hash text',
    'alter table threads add column closed_at text',
    'alter table submissions add column comment text',
    'create index submissions_of_comment on submissions (comment)',
  ],
}
