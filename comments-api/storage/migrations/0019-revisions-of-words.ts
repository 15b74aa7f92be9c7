import type { Migration } from './all.ts'

/**
 * What the filter knows is kept in memory, see spam/filter/knowledge.ts. `revision` tells which rows are newer than
 * what is kept there. The latest revision is stored in `filter_totals`, as a kind of its own.
 */
export const revisionsOfWords: Migration = {
  version: 19,
  name: 'revisions of words',
  statements: [
    'alter table filter_tokens add column revision integer not null default 0',
    'create index filter_tokens_by_revision on filter_tokens (revision, token)',
  ],
}
