import type { Migration } from './all.ts'

/**
 * Eight rows for each comment were most of what storing it cost: each stood in a table and three indexes. A table
 * without rows' numbers is its own index. Of what is old, once a day is soon enough to read it all.
 */
export const shinglesAlone: Migration = {
  version: 16,
  name: 'shingles in less places',
  statements: [
    'alter table shingles rename to former_shingles',
    'drop index shingles_by_age',
    'drop index shingles_of_comment',
    `create table shingles (
      shingle integer not null,
      comment text not null,
      created_at text not null,
      primary key (shingle, comment)
    ) without rowid`,
    'insert into shingles select shingle, comment, created_at from former_shingles',
    'drop table former_shingles',
    'create index shingles_of_comment on shingles (comment)',
  ],
}
