import type { Migration } from './all.ts'

/**
 * Eight rows for each comment, each of them in a table and three indexes, were most of the cost of storing it. A table
 * without row ids is its own index. Old rows are deleted once a day, for which reading the whole table is fast enough.
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
