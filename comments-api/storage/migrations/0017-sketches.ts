import type { Migration } from './all.ts'

const places = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth']

/**
 * A comment's eight numbers stand in one row, in rising order, the last one again where there are
 * fewer. Only the four smallest can be looked for, see spam/shingles.ts: they are four insertions
 * in all places of an index instead of eight, and what is looked for by comment goes by the row.
 */
export const sketches: Migration = {
  version: 17,
  name: 'sketches',
  statements: [
    'alter table shingles rename to former_shingles',
    'drop index shingles_of_comment',
    `create table sketches (
      comment text not null,
      ${places.map(place => `${place} integer not null`).join(', ')},
      created_at text not null,
      primary key (comment, ${places.join(', ')})
    ) without rowid`,
    `insert into sketches
      select comment, ${places.map(numberAt).join(', ')}, min(created_at)
      from ${numbered()}
      where place <= 8
      group by comment`,
    `create table shingles (
      shingle integer not null,
      comment text not null,
      primary key (shingle, comment)
    ) without rowid`,
    `insert into shingles
      select shingle, comment
      from ${numbered()}
      where place <= 4`,
    'drop table former_shingles',
  ],
}

function numberAt(_: string, index: number): string {
  return `coalesce(min(case when place = ${index + 1} then shingle end), max(shingle))`
}

function numbered(): string {
  return `(
    select comment, shingle, created_at, row_number() over (partition by comment order by shingle) as place
    from former_shingles
  ) as numbered`
}
